import { handleEvent, registryOf, WorkerDatabase, workOf } from '@himaya/api/testing';
import type {
  CaseloadView,
  DutyKind,
  IdentificationView,
  NotificationView,
  Page,
  ReferralView,
  ReflectionView,
  StuckView,
  TransferView,
} from '@himaya/domain';
import { services, wordEveryDays, type NeedCode, type Service, type TaskView } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Problem, type Session, type TestApi } from '../support/api';
import { inventedDecision } from '../support/identification-builders';
import { consentTo, expected, ifMatch, openCase, referTo, shelterReferral, step, unitOf, type SentReferral } from '../support/main-job';
import { stuckCases } from '../support/pages';
import { deed, hours, record, tasksIn, wholeList } from './task-deeds';

const work = workOf({ storageDir: 'none' });
const day = 86_400_000;

let api: TestApi;
let guard: Client;
let worker: WorkerDatabase;
let officer: Session;
let supervisor: Session;
let coordinator: Session;
let desk: Session;
let manager: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  [officer, supervisor, coordinator, desk, manager] = (await Promise.all(
    ['police-officer', 'police-supervisor', 'case-coordinator', 'shelter-caseworker', 'shelter-manager'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session, Session];
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

async function deliver(): Promise<void> {
  const { rows } = await guard.query<{ id: string }>('select id from outbox_event where done_at is null order by id');
  for (const { id } of rows) await handleEvent(worker, registryOf(work.handlers), id);
}
const sweep = (now: Date): Promise<void> => work.chores.find((chore) => chore.name === 'sweep-deadlines')!.run(worker, now);
/** The kinds a reader was told of a referral or a task, the oldest first. */
const told = async (as: Session, id: string): Promise<string[]> =>
  expected(await as.get<Page<NotificationView>>('/notifications?limit=100'), 200)
    .items.filter(({ subjectId, referralId }) => subjectId === id || referralId === id)
    .map(({ kind }) => kind)
    .toReversed();
const owed = async (as: Session, id: string): Promise<DutyKind[]> =>
  (await wholeList(as, 'view=unit')).flatMap((item) => (item.type === 'duty' && item.subjectId === id ? [item.kind] : []));
const quiet = (kinds: readonly string[]): string[] => kinds.filter((kind) => kind === 'referral-quiet');
const daysUntil = (at: string | null): number => Math.round((Date.parse(at!) - Date.now()) / day);

/** Sealed, with the officer's name alone on it. */
const seal = (caseId: string): Promise<unknown> =>
  guard.query(
    `with sealed as (insert into case_seal (id, case_id, reason, sealed_by) select gen_random_uuid(), $1, 'other', id from user_account
                      where username = 'police-officer' returning id, sealed_by)
     insert into case_seal_name (seal_id, case_id, user_id, named_by) select id, $1, sealed_by, sealed_by from sealed`,
    [caseId],
  );

/** A service that has begun. */
async function running(): Promise<SentReferral> {
  const sent = await referTo(desk, officer);
  return { ...sent, referral: await step(desk, await step(desk, await step(desk, sent.referral, 'receive'), 'accept'), 'start') };
}

describe('a service that runs', () => {
  it('owes its sender a word every month, which is work of the desk until a word comes', async () => {
    const { referral } = await running();
    expect(daysUntil(referral.dueAt)).toBe(wordEveryDays);
    expect(await owed(desk, referral.id)).toEqual(['referral-progress']);
    await guard.query(`update referral set due_at = now() + interval '1 day' where id = $1`, [referral.id]);
    // The sender's own words are no answer.
    expected(await officer.post(`/referrals/${referral.id}/messages`, { code: 'please-call' }), 201);
    expect(daysUntil(expected(await desk.get<ReferralView>(`/referrals/${referral.id}`), 200).dueAt)).toBe(1);
    expected(await desk.post(`/referrals/${referral.id}/messages`, { code: 'please-call' }), 201);
    expect(daysUntil(expected(await desk.get<ReferralView>(`/referrals/${referral.id}`), 200).dueAt)).toBe(wordEveryDays);
  });

  it('rings at the desk, then with who leads it and who asked, and starts anew with each word', async () => {
    const { referral } = await running();
    const after = (days: number): Promise<void> => sweep(new Date(Date.now() + days * day));
    await after(14);
    expect(quiet(await told(desk, referral.id))).toEqual([]);
    await after(16);
    expect(quiet(await told(desk, referral.id))).toHaveLength(1);
    expect(quiet(await told(officer, referral.id))).toEqual([]);
    expected(await desk.post(`/referrals/${referral.id}/messages`, { code: 'please-call' }), 201);
    await after(29);
    expect(quiet(await told(officer, referral.id))).toEqual([]);
    await after(31);
    expect(quiet(await told(officer, referral.id))).toHaveLength(1);
    await after(61);
    expect(await told(coordinator, referral.id)).toContain('referral-escalated');
  });

  it('is asked no more while it pauses, nor once it has ended', async () => {
    const { referral } = await running();
    const until = new Date(Date.now() + 10 * day).toISOString().slice(0, 10);
    const held = await step(desk, referral, 'hold', { until, reason: 'safety' });
    expect(await owed(desk, referral.id)).toEqual(['referral-hold']);
    const resumed = await step(desk, held, 'resume');
    expect(daysUntil(resumed.dueAt)).toBe(wordEveryDays);
    const done = await step(desk, resumed, 'complete', { outcome: 'service-provided' });
    expect(done.dueAt).toBeNull();
    const { rows } = await guard.query(
      `select count(*)::int as live from deadline where subject_id = $1 and fired_at is null and cancelled_at is null`,
      [referral.id],
    );
    expect(rows).toEqual([{ live: 0 }]);
  });
});

describe('a reflection period that stopped', () => {
  const change = async (of: ReflectionView, body: object): Promise<ReflectionView> => {
    const changed = await supervisor.post<IdentificationView>(`/reflection-periods/${of.id}/changes`, body, ifMatch(of));
    return expected(changed, 201).reflection!;
  };
  const begun = async (): Promise<ReflectionView> => {
    const { id } = await openCase(officer);
    const decided = await supervisor.post<IdentificationView>(`/cases/${id}/identification-decisions`, inventedDecision());
    return expected(decided, 201).reflection!;
  };

  it('is asked after while it is paused, once a month and twice', async () => {
    const paused = await change(await begun(), { change: 'pause', reason: 'whereabouts-unknown' });
    const asked = async (days: number): Promise<number> => {
      await sweep(new Date(Date.now() + days * day));
      return (await told(supervisor, paused.id)).filter((kind) => kind === 'reflection-paused').length;
    };
    expect([await asked(29), await asked(31), await asked(61)]).toEqual([0, 1, 2]);
  });

  it('goes on with the days it had when it was cut in error, and not beside another', async () => {
    const cut = await change(await begun(), { change: 'cut', reason: 'entered-in-error' });
    expect(cut.actions).toEqual(['reopen']);
    await guard.query(
      `update reflection_change set recorded_at = recorded_at - interval '10 days' where period_id = $1 and change = 'cut'`,
      [cut.id],
    );
    const again = await change(cut, { change: 'reopen', reason: 'cut-in-error' });
    expect(again).toMatchObject({ status: 'running', daysLeft: 100 });
    const { rows } = await guard.query(
      `select count(*)::int as live from deadline where fired_at is null and cancelled_at is null
          and subject_id = (select change_id from reflection_period where id = $1)`,
      [cut.id],
    );
    expect(rows).toEqual([{ live: 3 }]);
    const stopped = await change(again, { change: 'cut', reason: 'entered-in-error' });
    await guard.query(
      `insert into reflection_period (id, case_id, decision_id, starts_on, ends_on, change_id)
         select gen_random_uuid(), case_id, decision_id, starts_on, ends_on, gen_random_uuid() from reflection_period where id = $1`,
      [cut.id],
    );
    const refused = await supervisor.post<Problem>(
      `/reflection-periods/${cut.id}/changes`,
      { change: 'reopen', reason: 'cut-in-error' },
      ifMatch(stopped),
    );
    expect(refused.body.code).toBe('reflection.not-now');
  });
});

describe('a case that stands still', () => {
  const stuck = async (caseNumber: string): Promise<readonly StuckView[]> =>
    (await stuckCases(coordinator)).filter((item) => item.caseNumber === caseNumber);

  it('is the coordination desk’s to see once a unit has owed it something for a week, wherever the case is moved to', async () => {
    const kase = await openCase(officer);
    await deliver();
    await guard.query(`update duty set due_at = now() - interval '6 days' where case_id = $1`, [kase.id]);
    expect(await stuck(kase.number)).toEqual([]);
    await guard.query(`update duty set due_at = now() - interval '20 years' where case_id = $1 and kind = 'rights-explain'`, [kase.id]);
    expect(await stuck(kase.number)).toMatchObject([
      { reason: 'overdue', duty: 'rights-explain', referral: null, governorate: kase.governorate, toUnit: null },
    ]);
    expected(await officer.patch(`/cases/${kase.id}`, { governorate: 'basra' }, ifMatch(kase)), 200);
    const { rows } = await guard.query<{ place: string }>('select distinct governorate as place from duty where case_id = $1', [kase.id]);
    expect(rows).toEqual([{ place: 'basra' }]);
    expected(await officer.patch(`/cases/${kase.id}`, { governorate: kase.governorate }, ifMatch({ version: kase.version + 1 })), 200);
    await seal(kase.id);
    expect(await stuck(kase.number)).toEqual([]);
  });
});

describe('a consent that is taken back in mid-service', () => {
  /** Who gives each track, what is asked of it, and what the person agrees to besides. */
  const tracks: Readonly<Record<Service, { readonly by: string; readonly needCode: NeedCode; readonly consent?: object }>> = {
    shelter: { by: 'shelter-caseworker', needCode: 'safe-place-tonight' },
    medical: { by: 'health-provider', needCode: 'medical-examination' },
    psychological: { by: 'health-provider', needCode: 'counselling' },
    'legal-aid': { by: 'legal-aid-provider', needCode: 'legal-advice' },
    interpretation: { by: 'interpreter-coordinator', needCode: 'interpreter-interview' },
    repatriation: { by: 'repatriation-officer', needCode: 'return-home', consent: { purpose: 'repatriation' } },
    reintegration: { by: 'reintegration-officer', needCode: 'reintegration-plan' },
    'financial-aid': { by: 'reintegration-officer', needCode: 'cash-for-needs' },
    education: { by: 'reintegration-officer', needCode: 'school-return' },
    employment: { by: 'reintegration-officer', needCode: 'work-placement' },
  };
  const ofWithdrawals = async (as: Session, service: Service): Promise<readonly TaskView[]> =>
    (await wholeList(as, 'view=unit')).filter(
      (item): item is TaskView & { readonly type: 'task' } => item.type === 'task' && item.service === service,
    );

  it.each(services.codes)('is work of the coordination desk until it has seen to it: %s', async (service) => {
    const { by, needCode, consent: words = {} } = tracks[service];
    const giver = await api.signIn(by);
    const { id: caseId } = await openCase(officer);
    const unit = await unitOf(giver);
    const consent = await consentTo(officer, caseId, unit.id, { categories: ['core'], ...words });
    const asked = shelterReferral(unit.id, consent.id, { service, needCode, categories: ['core'] });
    const sent = expected(await officer.post<ReferralView>(`/cases/${caseId}/referrals`, asked), 201);
    await step(giver, await step(giver, sent, 'receive'), 'accept');
    expect(await ofWithdrawals(coordinator, service)).toEqual([]);
    expected(await officer.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)), 200);
    await deliver();
    const [work, ...more] = await ofWithdrawals(coordinator, service);
    expect(more).toEqual([]);
    expect(work).toMatchObject({ kind: 'see-to-withdrawal', caseId: null, caseNumber: null, createdBy: null, note: null });
    expect(work!.withUnit === null).toBe(service === 'shelter');
    expect(Math.round((Date.parse(work!.dueAt) - Date.now()) / 3_600_000)).toBe(24);
    for (const stranger of [giver, supervisor]) expect(await ofWithdrawals(stranger, service)).toEqual([]);
    expect(work!.actions).toEqual(['assign', 'complete']);
    expect((await coordinator.patch<Problem>(`/tasks/${work!.id}`, { dueAt: hours(90) }, ifMatch(work!))).body.code).toBe('task.not-now');
    await sweep(new Date(hours(25)));
    expect(await told(coordinator, work!.id)).toEqual(['task-due']);
    expect(await deed(coordinator, work!, 'completion')).toMatchObject({ status: 200, body: { status: 'completed', actions: ['reopen'] } });
    expect(await ofWithdrawals(coordinator, service)).toEqual([]);
  });

  it('is no work where nobody had begun', async () => {
    const { consent } = await referTo(desk, officer);
    expected(await officer.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)), 200);
    await deliver();
    expect(await ofWithdrawals(coordinator, 'shelter')).toEqual([]);
  });

  it('is not the desk’s to hear of where the case is sealed from it', async () => {
    const { caseId, consent } = await running();
    expected(await officer.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)), 200);
    await deliver();
    const [work] = await ofWithdrawals(coordinator, 'shelter');
    await seal(caseId);
    expect(await ofWithdrawals(coordinator, 'shelter')).toEqual([]);
    expect((await deed(coordinator, work!, 'completion')).status).toBe(404);
  });
});

describe('work on a case that a unit lost', () => {
  it('is no load of anybody there and rings at nobody', async () => {
    const { caseId, referral } = await running();
    const waiting = async (): Promise<number> => expected(await manager.get<CaseloadView>('/caseload'), 200).unassigned.tasks;
    const before = await waiting();
    const made = await record(desk, caseId, { dueAt: hours(1) });
    expect(await waiting()).toBe(before + 1);
    const sent = expected(await officer.get<ReferralView>(`/referrals/${referral.id}`), 200);
    await step(officer, sent, 'cancel', { reason: 'found-elsewhere' });
    expect(await waiting()).toBe(before);
    expect(tasksIn(await wholeList(desk, 'view=unit'))).not.toContain(made.id);
    await sweep(new Date(hours(80)));
    expect([await told(desk, made.id), await told(manager, made.id)]).toEqual([[], []]);
  });

  it('goes over with responsibility, but for what the investigating section keeps', async () => {
    const { id: caseId } = await openCase(officer);
    const ofPolice = await record(officer, caseId);
    const account = async (username: string): Promise<{ id: string; unitId: string }> => {
      const { rows } = await guard.query<{ id: string; unitId: string }>(
        'select id, unit_id as "unitId" from user_account where username = $1',
        [username],
      );
      return rows[0]!;
    };
    const [desks, police] = [await account('case-coordinator'), await account('police-officer')];
    const pass = async (from: Session, to: Session, toUnitId: string, reason: string): Promise<void> => {
      const offered = expected(
        await from.post<TransferView>(`/cases/${caseId}/transfers`, { toUnitId, reason, note: 'Invented note' }),
        201,
      );
      expected(await to.post(`/transfers/${offered.id}/accept`, {}, ifMatch(offered)), 200);
    };
    await pass(supervisor, coordinator, desks.unitId, 'first-placement');
    expect(tasksIn(await wholeList(officer, 'view=unassigned'))).toContain(ofPolice.id);
    const ofDesk = await record(coordinator, caseId, { assigneeId: desks.id });
    await pass(coordinator, supervisor, police.unitId, 'other');
    expect(tasksIn(await wholeList(coordinator, 'view=mine'))).not.toContain(ofDesk.id);
    expect(tasksIn(await wholeList(supervisor, 'view=unassigned'))).toContain(ofDesk.id);
    await deliver();
  });
});
