import { handleEvent, registryOf, workOf, WorkerDatabase } from '@himaya/api/testing';
import type {
  AppointGuardianBody,
  BestInterestsView,
  CasePlanView,
  CaseView,
  ConsentView,
  DetermineBestInterestsBody,
  GuardianshipView,
  SavePlanBody,
} from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { consentTo, expected, ifMatch, inventedCase, openCase, unitOf } from '../support/main-job';
import { blamed, refusal } from '../support/refusals';

const work = workOf({ storageDir: 'none' });

let api: TestApi;
let guard: Client;
let worker: WorkerDatabase;
let officer: Session;
let supervisor: Session;
let unitId: string;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  [officer, supervisor] = (await Promise.all(['police-officer', 'police-supervisor'].map((name) => api.signIn(name)))) as [
    Session,
    Session,
  ];
  unitId = (await unitOf(officer)).id;
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

/** Hands the events of these subjects to the worker's handlers. */
async function deliver(...subjects: readonly string[]): Promise<void> {
  const { rows } = await guard.query<{ id: string; kind: string; subjectId: string }>(
    `select id, kind, subject_id as "subjectId" from outbox_event where subject_id = any ($1) order by id`,
    [subjects],
  );
  for (const { id } of rows) await handleEvent(worker, registryOf(work.handlers), id);
}
async function late(subjectId: string): Promise<void> {
  await guard.query(`update deadline set due_at = now() - interval '1 minute' where subject_id = $1`, [subjectId]);
  await work.chores.find(({ name }) => name === 'sweep-deadlines')!.run(worker, new Date());
}
const told = async (caseId: string): Promise<string[]> =>
  (
    await guard.query<{ kind: string }>(
      `select kind from notification where case_id = $1 and kind !~ '^(identification|rights)-' order by kind`,
      [caseId],
    )
  ).rows.map(({ kind }) => kind);
/** The clocks of a plan and of a guardian; a case has others of its own. */
const duties = async (subjectId: string): Promise<string[]> =>
  (
    await guard.query<{ line: string }>(
      `select kind || ' ' || step || case when cancelled_at is null then '' else ' off' end as line from deadline
        where subject_id = $1 and kind not in ('identification-decide', 'rights-explain') order by line`,
      [subjectId],
    )
  ).rows.map(({ line }) => line);

describe('a plan', () => {
  const plan = (changes: Partial<Record<keyof SavePlanBody, unknown>> = {}): object => ({
    goals: [
      {
        goal: 'Invented goal: to sleep without fear Zorblatine',
        service: 'shelter',
        steps: [
          {
            step: 'Invented step: a room of her own',
            ownerUnitId: unitId,
            ownerName: 'Invented Owner',
            dueOn: '2031-02-01',
            state: 'planned',
          },
        ],
      },
    ],
    agreement: 'agreed',
    agreedOn: '2026-01-05',
    agreedBy: 'spoken',
    agreedIn: 'tl',
    reviewDay: null,
    basedOn: null,
    ...changes,
  });
  const save = async (caseId: string, changes = {}): Promise<CasePlanView> =>
    expected(await officer.post<CasePlanView>(`/cases/${caseId}/plan`, plan(changes)), 201);

  /** Somebody who agreed to be helped: a plan is agreed with nobody else. */
  const helped = async (): Promise<{ id: string; assistance: ConsentView }> => {
    const { id } = await openCase(officer);
    const words = { purpose: 'assistance', recipientUnitId: undefined, categories: ['core'] };
    return { id, assistance: await consentTo(officer, id, '', words) };
  };

  it('keeps every version, sets its reviews, and closes the one that a version answers', async () => {
    const { id } = await helped();
    const first = await save(id);
    expect(first.reviews.map(({ day, doneAt }) => [day, doneAt])).toEqual([[14, null], [30, null], [90, null]]); // prettier-ignore
    expect(first.versions[0]).toMatchObject({ number: 1, agreement: 'agreed', agreedIn: 'tl', recordedBy: expect.any(String) });
    expect(first.versions[0]!.goals[0]!.steps[0]).toMatchObject({ ownerUnit: { id: unitId }, state: 'planned' });
    expect(refusal(await officer.post(`/cases/${id}/plan`, plan()))).toBe('412 conflict');
    expect(blamed(await officer.post(`/cases/${id}/plan`, plan({ basedOn: 1, reviewDay: 15 })))).toEqual(['reviewDay: code.unknown']);
    const goals = [{ goal: 'Invented second goal', service: null, steps: [] }];
    const second = await save(id, { goals, basedOn: 1, reviewDay: 14 });
    expect(second.versions.map(({ number }) => number)).toEqual([2, 1]);
    expect(second.versions[1]!.goals[0]!.goal).toContain('Zorblatine');
    expect(second.reviews.map(({ doneAt }) => doneAt !== null)).toEqual([true, false, false]);
    const [closed] = (await guard.query<{ id: string }>('select id from plan_review where case_id = $1 and day = 14', [id])).rows;
    expect(await duties(closed!.id)).toEqual(['plan-review alert off', 'plan-review remind-desk off']);
    await save(id, { basedOn: 2, reviewDay: 30 });
    const last = await save(id, { basedOn: 3, reviewDay: 90 });
    expect(last.reviews.map(({ day }) => day)).toEqual([14, 30, 90, 180]);
    const { rows } = await guard.query<{ id: string; due: number }>(
      `select r.id, extract(epoch from r.due_at - p.recorded_at)::int / 86400 as due from plan_review r
         join case_plan p on p.case_id = r.case_id and p.number = 1 where r.case_id = $1 and r.day = 180`,
      [id],
    );
    expect(rows[0]!.due).toBe(180);
    await late(rows[0]!.id);
    expect(await told(id)).toEqual(['plan-review-overdue', 'plan-review-reminder']);
  });

  it('takes one of two that save on the same version, and steps of units there are', async () => {
    const { id } = await helped();
    await save(id);
    const both = await Promise.all(
      [officer, supervisor].map((as, place) => as.post(`/cases/${id}/plan`, plan({ basedOn: 1, agreedOn: `2026-01-0${place + 1}` }))),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 412]);
    const foreign = { goal: 'Invented', service: null, steps: [{ step: 'Invented', ownerUnitId: id, state: 'planned' }] };
    expect(blamed(await officer.post(`/cases/${id}/plan`, plan({ basedOn: 2, goals: [foreign] })))).toEqual([
      'goals.0.steps.0.ownerUnitId: code.unknown',
    ]);
    const { rows } = await guard.query<{ line: string }>('select p::text as line from case_plan p where case_id = $1', [id]);
    expect(rows.map(({ line }) => line).join()).not.toContain(Buffer.from('Zorblatine').toString('hex'));
  });
});

describe('a child', () => {
  const child = { person: { ...inventedCase.person, ageYears: 12 }, specialNeeds: ['unaccompanied-child'] } as const;
  const guardian = (changes: Partial<AppointGuardianBody> = {}): AppointGuardianBody => ({
    name: 'Invented Guardian Vellumor',
    contact: 'Invented: through the court',
    relation: 'appointed-person',
    appointedBy: 'juvenile-court',
    appointedOn: '2026-01-05',
    independent: true,
    ...changes,
  });
  const appoint = async (caseId: string): Promise<GuardianshipView> =>
    expected(await officer.post<GuardianshipView>(`/cases/${caseId}/guardianships`, guardian()), 201);
  const safeguards = async (caseId: string) => expected(await officer.get<CaseView>(`/cases/${caseId}`), 200).safeguards;

  it('that came alone is owed a guardian within a day; when none comes the unit and the desk are told', async () => {
    const { id } = await openCase(officer, child);
    await deliver(id);
    expect(await duties(id)).toEqual(['guardian-appointment alert', 'guardian-appointment remind-desk']);
    const owed = await safeguards(id);
    expect(owed).toMatchObject({ bestInterests: [], guardian: 'missing' });
    const { openedAt } = expected(await officer.get<CaseView>(`/cases/${id}`), 200);
    expect(new Date(owed!.guardianDueAt!).getTime() - new Date(openedAt).getTime()).toBe(24 * 3_600_000);
    await late(id);
    expect(await told(id)).toEqual(['guardian-overdue', 'guardian-reminder']);
    const { rows } = await guard.query(
      `select 1 from notification where kind = 'guardian-overdue' and role = 'case-coordinator' and case_id is null`,
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  it('with a guardian waits for none; one who is suspected speaks no more, and another is owed', async () => {
    const { id } = await openCase(officer, child);
    await deliver(id);
    const first = await appoint(id);
    expect(first).toMatchObject({ status: 'appointed', name: 'Invented Guardian Vellumor', actions: ['suspect', 'end'] });
    expect(await duties(id)).toEqual(['guardian-appointment alert off', 'guardian-appointment remind-desk off']);
    expect(refusal(await officer.post(`/cases/${id}/guardianships`, guardian()))).toBe('409 guardianship.already');
    const consent = (givenBy: string) =>
      officer.post(`/cases/${id}/consents`, {
        purpose: 'assistance',
        categories: ['core'],
        givenBy,
        method: 'spoken',
        language: 'ar',
        validUntil: '2099-01-01',
      });
    expect((await consent('guardian-and-assent')).status).toBe(201);

    const reason = { reason: 'Invented: seen with the recruiter' };
    const suspected = expected(await officer.post<GuardianshipView>(`/guardianships/${first.id}/suspicion`, reason, ifMatch(first)), 200);
    expect(suspected).toMatchObject({ status: 'suspected', suspicion: reason.reason, actions: ['end'] });
    expect(await safeguards(id)).toMatchObject({ guardian: 'suspected', guardianDueAt: expect.any(String) });
    expect(await duties(first.id)).toEqual(['guardian-appointment alert', 'guardian-appointment remind-desk']);
    expect(refusal(await consent('guardian-and-assent'))).toBe('409 consent.guardian-suspected');
    expect((await consent('guardian-conflict-path')).status).toBe(201);
    await deliver(first.id);
    expect(await told(id)).toEqual(['guardian-suspected']);

    await appoint(id);
    expect(await safeguards(id)).toMatchObject({ guardian: 'appointed', guardianDueAt: null });
    expect(await duties(first.id)).toEqual(['guardian-appointment alert off', 'guardian-appointment remind-desk off']);
    const ended = expected(
      await officer.post<GuardianshipView>(`/guardianships/${first.id}/end`, { reason: 'replaced' }, ifMatch(suspected)),
      200,
    );
    expect(ended).toMatchObject({ status: 'ended', ending: 'replaced', actions: [] });
    expect(await duties(first.id)).toEqual(['guardian-appointment alert off', 'guardian-appointment remind-desk off']);

    // The second is removed, and nobody follows: the child is owed a third within a day, and the desk hears when none comes.
    const { items } = expected(await officer.get<{ items: GuardianshipView[] }>(`/cases/${id}/guardianships`), 200);
    const second = items.find(({ status }) => status === 'appointed')!;
    expected(await officer.post(`/guardianships/${second.id}/end`, { reason: 'removed' }, ifMatch(second)), 200);
    const renewed = await safeguards(id);
    expect(renewed).toMatchObject({ guardian: 'missing' });
    expect(Math.round((new Date(renewed!.guardianDueAt!).getTime() - Date.now()) / 3_600_000)).toBe(24);
    await late(second.id);
    expect(await told(id)).toEqual(expect.arrayContaining(['guardian-overdue', 'guardian-reminder']));
    const { rows } = await guard.query<{ line: string }>('select g::text as line from guardianship g where case_id = $1', [id]);
    expect(rows.map(({ line }) => line).join()).not.toContain(Buffer.from('Vellumor').toString('hex'));
  });

  it('has its best interests determined before sharing, placement and return; everybody on the case knows that, the family’s readers what', async () => {
    const { id } = await openCase(officer, child);
    const best = (purpose: string): Partial<Record<keyof DetermineBestInterestsBody, unknown>> => ({
      determinedBy: 'Invented panel: two juvenile caseworkers',
      determinedOn: '2026-01-05',
      considerations: 'Invented: the child asked not to be sent home',
      conclusion: 'Invented: a child-only place',
      purpose,
      childHeard: true,
    });
    for (const purpose of ['placement', 'sharing', 'sharing']) {
      expected(await officer.post<BestInterestsView>(`/cases/${id}/best-interests`, best(purpose)), 201);
    }
    expect(await safeguards(id)).toMatchObject({ bestInterests: ['placement', 'sharing'] });
    const { items } = expected(await officer.get<{ items: BestInterestsView[] }>(`/cases/${id}/best-interests`), 200);
    expect(items[0]).toMatchObject({ purpose: 'sharing', conclusion: 'Invented: a child-only place', childHeard: true });
    expect(blamed(await officer.post(`/cases/${id}/best-interests`, { ...best('sharing'), exploitation: 'Invented reasons' }))).toEqual([
      'exploitation: key.unknown',
    ]);
  });

  it('is none of a grown-up’s: no guardian, no determination, no key in the case', async () => {
    const record = await openCase(officer);
    expect(record.safeguards).toBeUndefined();
    expect(refusal(await officer.post(`/cases/${record.id}/guardianships`, guardian()))).toBe('409 child.not-a-child');
    const unit = await unitOf(officer);
    expect(unit.id).toBe(unitId);
    expect((await consentTo(officer, record.id, unit.id)).givenBy).toBe('self');
  });
});
