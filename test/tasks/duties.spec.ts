import { handleEvent, registryOf, WorkerDatabase, workOf } from '@himaya/api/testing';
import type {
  CaseloadView,
  CaseView,
  DutyKind,
  GuardianshipView,
  HandedOverView,
  NotificationView,
  Page,
  ReferralListItem,
  TaskView,
  TransferView,
} from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { report } from '../support/concerns';
import { inventedDecision, inventedDetention } from '../support/identification-builders';
import { expected, ifMatch, inventedCase, openCase, referTo, step } from '../support/main-job';
import { hours, record, wholeList as list } from './task-deeds';

const work = workOf({ storageDir: 'none' });

let api: TestApi;
let guard: Client;
let worker: WorkerDatabase;
let officer: Session;
let supervisor: Session;
let coordinator: Session;
let elsewhere: Session;
let desk: Session;
let manager: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  [officer, supervisor, coordinator, elsewhere, desk, manager] = (await Promise.all(
    ['police-officer', 'police-supervisor', 'case-coordinator', 'police-officer-2', 'shelter-caseworker', 'shelter-manager'].map((name) =>
      api.signIn(name),
    ),
  )) as [Session, Session, Session, Session, Session, Session];
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

async function idOf(username: string): Promise<string> {
  const { rows } = await guard.query<{ id: string }>('select id from user_account where username = $1', [username]);
  return rows[0]!.id;
}
async function deliver(): Promise<void> {
  const { rows } = await guard.query<{ id: string }>('select id from outbox_event where done_at is null order by id');
  for (const { id } of rows) await handleEvent(worker, registryOf(work.handlers), id);
}
const sweep = (now: Date): Promise<void> => work.chores.find((chore) => chore.name === 'sweep-deadlines')!.run(worker, now);
/** The kinds a reader's list shows of a case or of one thing, by due time. */
const owed = async (as: Session, id: string, view = 'unit'): Promise<DutyKind[]> =>
  (await list(as, `view=${view}`)).flatMap((item) =>
    item.type === 'duty' && (item.caseId === id || item.subjectId === id) ? [item.kind] : [],
  );
/** What is kept of the open cases and is not owed, or is owed and not kept. */
async function difference(): Promise<unknown[]> {
  const { rows } = await guard.query(
    `with owed as (select c.id, o.* from case_record c, guard.duties_of(c.id) o where c.status = 'open'),
          kept as (select case_id, kind, subject_id, unit_id, user_id, due_at from duty)
     (select 'not kept' as what, * from (select * from owed except select * from kept) x)
     union all (select 'not owed', * from (select * from kept except select * from owed) y)`,
  );
  return rows;
}
const told = async (as: Session, id: string): Promise<string[]> =>
  expected(await as.get<Page<NotificationView>>('/notifications?limit=100'), 200)
    .items.filter(({ subjectId }) => subjectId === id)
    .map(({ kind }) => kind);

describe('what the clocks of a case await', () => {
  it('stands on the list of who can answer it, from its beginning to its end', async () => {
    const person = { ...inventedCase.person, ageYears: 12 };
    const { id } = await openCase(officer, { person, specialNeeds: ['unaccompanied-child'] });
    await deliver();
    expect((await owed(supervisor, id)).toSorted()).toEqual(['guardian-appointment', 'identification-decide', 'rights-explain']);
    // Deciding is not an officer's.
    expect((await owed(officer, id)).toSorted()).toEqual(['guardian-appointment', 'rights-explain']);
    expect(await owed(elsewhere, id)).toEqual([]);

    expected(await officer.post(`/cases/${id}/risk-assessments`, { present: [], unknown: [], level: 'high', reason: 'Invented' }), 201);
    const need = expected(
      await officer.post<CaseView>(`/cases/${id}/needs`, {
        service: 'medical',
        needCode: 'other',
        level: 'urgent',
        identifiedBy: 'person',
      }),
      201,
    );
    const goals = [{ goal: 'Invented goal', service: null, steps: [] }];
    expected(await officer.post(`/cases/${id}/plan`, { goals, agreement: 'not-asked-yet' }), 201);
    const held = expected(await officer.post<CaseView>(`/cases/${id}/safeguards`, inventedDetention), 201);
    expect((await owed(officer, id)).toSorted()).toEqual(
      [
        'guardian-appointment',
        'need',
        'plan-review',
        'plan-review',
        'plan-review',
        'rights-explain',
        'risk-review',
        'safeguard-due',
      ].toSorted(),
    );
    const dated = (await list(officer, 'view=unit')).filter((item) => item.type === 'duty' && item.caseId === id);
    expect(dated.map(({ dueAt }) => dueAt)).toEqual(dated.map(({ dueAt }) => dueAt).toSorted());

    expected(await supervisor.post(`/cases/${id}/identification-decisions`, inventedDecision()), 201);
    expect(await owed(supervisor, id)).not.toContain('identification-decide');
    expect(await owed(supervisor, id)).toContain('reflection-end');
    const guardian = { name: 'Invented Guardian', contact: 'x', relation: 'relative', appointedBy: 'juvenile-court', appointedOn: '2026-01-05', independent: true }; // prettier-ignore
    const appointed = expected(await officer.post<GuardianshipView>(`/cases/${id}/guardianships`, guardian), 201);
    const explained = { explainedOn: new Date().toISOString().slice(0, 10), language: 'tl', copyGiven: true };
    expected(await officer.post(`/cases/${id}/rights-explanations`, explained), 201);
    expected(await officer.post(`/needs/${need.id}/moves`, { move: 'meet' }, ifMatch(need)), 200);
    expected(
      await officer.post(`/safeguards/${held.id}/changes`, { change: 'close', outcome: 'released', on: '2026-01-06' }, ifMatch(held)),
      201,
    );
    expect((await owed(officer, id)).toSorted()).toEqual(['plan-review', 'plan-review', 'plan-review', 'risk-review']);
    // The newest assessment holds.
    const before = (await list(officer, 'view=unit')).find(
      (item) => item.type === 'duty' && item.caseId === id && item.kind === 'risk-review',
    );
    expected(await officer.post(`/cases/${id}/risk-assessments`, { present: [], unknown: [], level: 'low', reason: 'Invented' }), 201);
    const after = (await list(officer, 'view=unit')).filter(
      (item) => item.type === 'duty' && item.caseId === id && item.kind === 'risk-review',
    );
    expect(after).toHaveLength(1);
    expect(after[0]!.dueAt > before!.dueAt).toBe(true);
    // The guardian is removed and nobody follows: one is owed again.
    expected(await officer.post(`/guardianships/${appointed.id}/end`, { reason: 'removed' }, ifMatch(appointed)), 200);
    expect(await owed(officer, id)).toContain('guardian-appointment');
    expect(await difference()).toEqual([]);
  });

  it('is the assignee’s own once somebody sees to the case, and nobody’s who may not see it', async () => {
    const { id } = await openCase(officer);
    await deliver();
    expect(await owed(officer, id, 'mine')).toEqual(['rights-explain']);
    const none = expected(await supervisor.get<{ version: number }>(`/cases/${id}/assignment`), 200);
    expected(await supervisor.post(`/cases/${id}/assignment`, { assigneeId: await idOf('police-supervisor') }, ifMatch(none)), 200);
    expect(await owed(officer, id, 'mine')).toEqual([]);
    expect(await owed(officer, id, 'unit')).toEqual(['rights-explain']);
    expect((await owed(supervisor, id, 'mine')).toSorted()).toEqual(['identification-decide', 'rights-explain']);
    await guard.query(`insert into case_bar (id, case_id, user_id, reason, barred_by) values (gen_random_uuid(), $1, $2, 'family', $2)`, [
      id,
      await idOf('police-officer'),
    ]);
    expect(await owed(officer, id)).toEqual([]);
    await guard.query(
      `with sealed as (insert into case_seal (id, case_id, reason, sealed_by) values (gen_random_uuid(), $1, 'other', $2) returning id)
       insert into case_seal_name (seal_id, case_id, user_id, named_by) select id, $1, $2, $2 from sealed`,
      [id, await idOf('case-coordinator')],
    );
    expect(await owed(supervisor, id)).toEqual([]);
  });

  it('goes over with responsibility, and the offer itself is owed after the first placement', async () => {
    const { caseId, referral } = await referTo(desk, officer);
    await step(desk, await step(desk, referral, 'receive'), 'accept');
    await deliver();
    expect(await owed(supervisor, caseId)).toContain('transfer-offer');
    const { rows } = await guard.query<{ id: string }>(`select unit_id as id from user_account where username = 'case-coordinator'`);
    const offer = { toUnitId: rows[0]!.id, reason: 'first-placement', note: 'Invented note' };
    const taken = expected(await supervisor.post<TransferView>(`/cases/${caseId}/transfers`, offer), 201);
    expect(await owed(supervisor, caseId)).not.toContain('transfer-offer');
    expected(await supervisor.post(`/transfers/${taken.id}/withdraw`, {}, ifMatch(taken)), 200);
    expect(await owed(supervisor, caseId)).toContain('transfer-offer');
    const offered = expected(await supervisor.post<TransferView>(`/cases/${caseId}/transfers`, offer), 201);
    expect(await owed(coordinator, offered.id)).toEqual(['transfer-decide']);
    expected(await coordinator.post(`/transfers/${offered.id}/accept`, {}, ifMatch(offered)), 200);
    expect(await owed(coordinator, caseId)).toContain('rights-explain');
    expect(await owed(supervisor, caseId)).not.toContain('rights-explain');
    expect(await difference()).toEqual([]);
  });
});

describe('what awaits a desk', () => {
  it('is a concern of the queue until it is sorted, without a case', async () => {
    const { id } = expected(await officer.post<{ id: string }>('/concerns', report(), { 'idempotency-key': 'duty-concern' }), 201);
    const item = (await list(officer, 'view=mine')).find((one) => one.type === 'duty' && one.subjectId === id);
    expect(item).toMatchObject({ kind: 'concern-triage', caseId: null, caseNumber: null, urgency: null });
    expect(await owed(desk, id)).toEqual([]);
    const { version } = expected(await officer.get<{ version: number }>(`/concerns/${id}`), 200);
    expected(await officer.post(`/concerns/${id}/triage`, { outcome: 'no-ground', reason: 'other' }, ifMatch({ version })), 200);
    expect(await owed(officer, id)).toEqual([]);
  });

  it('is each person of an accepted concern who has neither a case nor a reason, until the last is settled', async () => {
    const persons = [{ sex: 'female', ageBand: '18-29' }, { sex: 'male', ageBand: '18-29' }]; // prettier-ignore
    const body = report({ peopleCount: 2, persons });
    const { id } = expected(await officer.post<{ id: string }>('/concerns', body, { 'idempotency-key': 'duty-persons' }), 201);
    const { version } = expected(await officer.get<{ version: number }>(`/concerns/${id}`), 200);
    const accepted = { outcome: 'accepted-new-case', case: inventedCase };
    expected(await officer.post(`/concerns/${id}/triage`, accepted, ifMatch({ version })), 200);
    expect(await owed(officer, id)).toEqual(['concern-persons']);
    expect(await owed(desk, id)).toEqual([]);
    expected(await officer.post(`/concerns/${id}/cases`, { person: 1, reason: 'person-not-found' }), 201);
    expect(await owed(officer, id)).toEqual([]);
  });

  it('is a paused service by the morning of its day, and a colleague’s own once they took it', async () => {
    const { referral } = await referTo(desk, officer);
    const started = await step(desk, await step(desk, await step(desk, referral, 'receive'), 'accept'), 'start');
    const until = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
    const held = await step(desk, started, 'hold', { until, reason: 'safety' });
    const item = (await list(desk, 'view=unit')).find((one) => one.type === 'duty' && one.subjectId === referral.id);
    expect(item).toMatchObject({ kind: 'referral-hold', dueAt: `${until}T05:00:00.000Z` });
    // Whoever received it has it.
    expect(await owed(manager, referral.id, 'mine')).toEqual([]);
    await step(manager, await step(desk, held, 'release'), 'take');
    expect(await owed(desk, referral.id, 'mine')).toEqual([]);
    expect(await owed(manager, referral.id, 'mine')).toEqual(['referral-hold']);
    expect(await owed(desk, referral.id, 'unit')).toEqual(['referral-hold']);
  });

  it('goes with a caseload, is counted in it, and whoever receives it is told', async () => {
    const [deskId, managerId] = [await idOf('shelter-caseworker'), await idOf('shelter-manager')];
    const { referral } = await referTo(desk, officer);
    const hidden = await referTo(desk, officer);
    for (const one of [referral, hidden.referral]) await step(desk, await step(desk, one, 'receive'), 'take');
    const load = async (id: string) =>
      expected(await manager.get<CaseloadView>('/caseload'), 200).members.find((member) => member.id === id)!;
    const before = await load(deskId);
    expect(before.referrals).toBeGreaterThanOrEqual(2);
    const waiting = expected(await manager.get<CaseloadView>('/caseload'), 200).unassigned.referrals;
    await step(desk, expected(await desk.get<typeof referral>(`/referrals/${hidden.referral.id}`), 200), 'release');
    expect(expected(await manager.get<CaseloadView>('/caseload'), 200).unassigned.referrals).toBe(waiting + 1);
    const body = { fromUserId: deskId, toUserId: managerId };
    const moved = expected(await manager.post<HandedOverView>('/caseload/hand-over', body), 200);
    expect(moved).toMatchObject({ referrals: before.referrals - 1, left: 0 });
    expect((await load(deskId)).referrals).toBe(0);
    const mine = async (as: Session) =>
      expected(await as.get<Page<ReferralListItem>>('/referrals?box=incoming&taken=me&status=received&limit=100'), 200).items.map(
        ({ id }) => id,
      );
    expect([await mine(desk), (await mine(manager)).includes(referral.id)]).toEqual([[], true]);
    const { rows } = await guard.query(
      `select result from audit_event where action = 'caseload.hand-over' and subject_id = $1 order by at desc limit 1`,
      [deskId],
    );
    expect(rows).toEqual([{ result: 'done' }]);
    await deliver();
    const { items } = expected(await manager.get<Page<NotificationView>>('/notifications?limit=5'), 200);
    expect(items.map(({ kind }) => kind)).toContain('caseload-received');
  });
});

describe('a task that is moved after it rang', () => {
  it('rings once at each date it is moved to, and never twice for one', async () => {
    const { id: caseId } = await openCase(officer);
    const first = hours(1);
    const made = await record(officer, caseId, { dueAt: first, assigneeId: await idOf('police-officer') });
    await Promise.all([sweep(new Date(hours(2))), sweep(new Date(hours(2)))]);
    expect(await told(officer, made.id)).toEqual(['task-due']);
    const move = async (of: TaskView, dueAt: string): Promise<TaskView> =>
      expected(await officer.patch<TaskView>(`/tasks/${of.id}`, { dueAt }, ifMatch(of)), 200);
    const moved = await move(made, hours(5));
    await sweep(new Date(hours(4)));
    expect(await told(officer, made.id)).toEqual(['task-due']);
    await Promise.all([sweep(new Date(hours(6))), sweep(new Date(hours(6)))]);
    await sweep(new Date(hours(6)));
    expect(await told(officer, made.id)).toEqual(['task-due', 'task-due']);
    // Back to the time it rang for: that one was told.
    await move(moved, first);
    await sweep(new Date(hours(7)));
    expect(await told(officer, made.id)).toEqual(['task-due', 'task-due']);
    const { rows } = await guard.query(`select count(*)::int as n from escalation where subject_id = $1 and step = 'alert'`, [made.id]);
    expect(rows).toEqual([{ n: 2 }]);
  });
});
