import { randomUUID } from 'node:crypto';
import { handleEvent, registryOf, WorkerDatabase, workOf } from '@himaya/api/testing';
import type {
  AssignmentView,
  CaseView,
  DecideIdentificationBody,
  IdentificationView,
  NotificationView,
  Page,
  RulesAnswer,
  TimelineItem,
  UndecidedItem,
} from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Problem, type Session, type TestApi } from '../support/api';
import { buildersOn, type Builders } from '../support/builders';
import { inventedDecision, inventedJudge, otherRules } from '../support/identification-builders';
import { expected, ifMatch, inventedCase, openCase, unitOf } from '../support/main-job';
import { blamed, changesNothing, refusal } from '../support/refusals';

const work = workOf({ storageDir: 'none' });
const sweep = work.chores.find(({ name }) => name === 'sweep-deadlines')!;

let api: TestApi;
let admin: Client;
let worker: WorkerDatabase;
let make: Builders;
let officer: Session;
let supervisor: Session;
let second: Session;
let coordinator: Session;
let court: Session;
let courtId: string;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
  make = await buildersOn(api.database);
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  [officer, supervisor, coordinator, court] = (await Promise.all(
    ['police-officer', 'police-supervisor', 'case-coordinator', 'court-liaison'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session];
  courtId = (await unitOf(court)).id;
  const section = await unitOf(supervisor);
  const user = await make.aUser({
    unit: { id: section.id, agencyId: section.agencyId, kind: 'police-section' },
    roles: ['police-supervisor'],
  });
  second = api.sessionWith(user.username, user);
  // What the demo world still waits for is not what is swept here.
  await make.guard.query('delete from deadline');
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

const read = async (as: Session, caseId: string): Promise<IdentificationView> =>
  expected(await as.get<IdentificationView>(`/cases/${caseId}/identification-decisions`), 200);
const attempt = <View = Problem>(as: Session, caseId: string, changes: Partial<DecideIdentificationBody> = {}, headers = {}) =>
  as.post<View>(`/cases/${caseId}/identification-decisions`, inventedDecision(changes), headers);
const decide = async (as: Session, caseId: string, changes: Partial<DecideIdentificationBody> = {}): Promise<IdentificationView> =>
  expected(await attempt<IdentificationView>(as, caseId, changes), 201);
const byJudge = (decision: DecideIdentificationBody['decision'], name?: string): Partial<DecideIdentificationBody> => ({
  decision,
  ground: 'court-file',
  judge: inventedJudge(name),
});
const lay = async (caseId: string): Promise<AssignmentView> =>
  expected(await supervisor.post<AssignmentView>(`/cases/${caseId}/court-assignments`, { toUnitId: courtId }), 201);
async function deliver(): Promise<void> {
  const { rows } = await make.guard.query<{ id: string }>('select id from outbox_event where done_at is null order by id');
  for (const { id } of rows) await handleEvent(worker, registryOf(work.handlers), id);
}
const told = async (as: Session, caseId: string): Promise<string[]> =>
  expected(await as.get<Page<NotificationView>>('/notifications?limit=100'), 200)
    .items.filter((notice) => notice.caseId === caseId)
    .map(({ kind }) => kind)
    .toReversed();

describe('a decision', () => {
  it('goes from the supervisor to the judge, to not proven, to another judge, and each keeps its rules, tests and decider', async () => {
    const { id } = await openCase(officer);
    expect(await read(supervisor, id)).toMatchObject({
      status: 'presumed',
      actions: [
        { decision: 'find-reasonable-grounds', decidedBy: 'officer' },
        { decision: 'find-no-reasonable-grounds', decidedBy: 'officer' },
      ],
      items: [],
      reflection: null,
    });
    expect(refusal(await attempt(court, id, byJudge('confirm')))).toBe('404 not-found');

    const found = await decide(supervisor, id);
    expect(found).toMatchObject({ status: 'reasonable-grounds', dueAt: null, reflection: { status: 'running', daysLeft: 90 } });
    expect(found.items).toMatchObject([
      {
        decision: 'find-reasonable-grounds',
        rulesVersion: '2026-1',
        standard: 'reasonable-grounds',
        decidedBy: 'officer',
        court: null,
        findings: {
          tests: [
            { test: 'law-28-2012-art-1', result: 'met' },
            { test: 'palermo-art-3', result: 'met' },
          ],
          judge: null,
        },
      },
    ]);
    expect(refusal(await attempt(supervisor, id))).toBe('409 identification.not-now');
    expect(refusal(await attempt(supervisor, id, byJudge('confirm')))).toBe('409 identification.not-your-decision');

    await deliver();
    const assignment = await lay(id);
    await deliver();
    expect(await told(court, id)).toEqual(['court-assigned']);
    const opened = expected(await court.get<CaseView>(`/cases/${id}`), 200);
    expect(opened.access).toMatchObject({ bases: ['assignment'], write: ['proceedings'] });
    expect([...opened.access.read].sort()).toEqual(['core', 'exploitation', 'identity', 'proceedings']);
    expect(blamed(await attempt(court, id, { decision: 'find-not-proven' }))).toEqual(['judge: required']);
    const unproven = await decide(court, id, byJudge('find-not-proven'));
    expect(unproven).toMatchObject({ status: 'not-proven', items: [{ court: { kind: 'investigation', governorate: 'baghdad' } }, {}] });
    expect(unproven.items[0]!.findings).toMatchObject({ judge: 'Invented Judge One', reference: 'INV-17/2026' });
    await deliver();
    expect(await told(officer, id)).toEqual(['identification-decided']);

    // The judge who decided does not take it up again, however the name is written and in whichever court.
    const elsewhere = { ...inventedJudge(' invented  JUDGE one'), courtKind: 'felony' as const };
    expect(refusal(await attempt(court, id, { ...byJudge('reconsider'), judge: elsewhere }))).toBe('409 identification.same-decider');
    expect(await decide(court, id, { ...byJudge('reconsider', 'Invented Judge Two'), tests: [] })).toMatchObject({
      status: 'reconsidered',
      underReview: 'not-proven',
    });
    const journey = expected(await officer.get<CaseView>(`/cases/${id}`), 200).journey;
    expect(journey[0]).toMatchObject({ step: 'identification', state: 'in-progress' });
    expect(refusal(await attempt(court, id, byJudge('uphold')))).toBe('409 identification.same-decider');
    const confirmed = await decide(court, id, byJudge('confirm', 'Invented Judge Two'));
    expect(confirmed).toMatchObject({ status: 'confirmed', underReview: null, actions: [] });
    expect(expected(await officer.get<CaseView>(`/cases/${id}`), 200)).toMatchObject({
      identificationStatus: 'confirmed',
      journey: expect.arrayContaining([expect.objectContaining({ step: 'identification', state: 'done' })]),
    });
    const lines = expected(await officer.get<Page<TimelineItem>>(`/cases/${id}/timeline`), 200).items;
    expect(lines.flatMap(({ kind, details }) => (kind === 'identification-decided' ? [details['decision']] : []))).toEqual([
      'confirm',
      'reconsider',
      'find-not-proven',
      'find-reasonable-grounds',
    ]);
    expect(expected(await supervisor.post<AssignmentView>(`/court-assignments/${assignment.id}/ending`, {}), 200).endedAt).not.toBeNull();
    expect(refusal(await court.get(`/cases/${id}`))).toBe('404 not-found');
    expect(refusal(await supervisor.post(`/court-assignments/${assignment.id}/ending`, {}))).toBe('409 grant.not-open');
  });

  it('of no reasonable grounds is looked at again by another supervisor only', async () => {
    const { id } = await openCase(officer);
    await decide(supervisor, id, { decision: 'find-no-reasonable-grounds', ground: 'elements-missing' });
    expect(refusal(await attempt(supervisor, id, { decision: 'reconsider' }))).toBe('409 identification.same-decider');
    await decide(second, id, { decision: 'reconsider', ground: 'new-facts', tests: [] });
    expect(refusal(await attempt(supervisor, id, { decision: 'uphold' }))).toBe('409 identification.same-decider');
    expect(await decide(second, id)).toMatchObject({ status: 'reasonable-grounds', reflection: { status: 'running' } });
  });

  it('counts a child without means under Palermo and not under Law 28', async () => {
    const { id } = await openCase(officer, { person: { ...inventedCase.person, ageYears: 14 } });
    const without = { act: 'met', means: 'not-met', purpose: 'met' } as const;
    const decided = await decide(supervisor, id, {
      tests: [
        { test: 'law-28-2012-art-1', ...without },
        { test: 'palermo-art-3', ...without },
      ],
    });
    expect(decided.items[0]).toMatchObject({
      child: true,
      findings: {
        tests: [
          { test: 'law-28-2012-art-1', result: 'not-met' },
          { test: 'palermo-art-3', result: 'met' },
        ],
      },
    });
  });

  it('is refused with the place of what is wrong, and changes nothing', async () => {
    const { id } = await openCase(officer);
    await changesNothing(admin, async () => {
      const [law] = inventedDecision().tests!;
      expect(blamed(await attempt(supervisor, id, { tests: [law!] }))).toEqual(['tests: required']);
      expect(blamed(await attempt(supervisor, id, { tests: [law!, law!] }))).toEqual(['tests: list.repeated', 'tests: required']);
      expect(blamed(await attempt(supervisor, id, { decidedOn: '2999-01-01' }))).toEqual(['decidedOn: date.invalid']);
      expect(blamed(await attempt(supervisor, id, { judge: inventedJudge() }))).toEqual(['judge: key.unknown']);
      expect(blamed(await attempt(supervisor, id, { reasons: 'Invented \u202e turned round' }))).toEqual(['reasons: value.invalid']);
      expect(blamed(await attempt(supervisor, id, { decision: 'acquit' as 'confirm' }))).toEqual(['decision: code.unknown']);
      expect(refusal(await attempt(supervisor, id, { documentId: randomUUID() as never }))).toBe('409 identification.document');
      expect(refusal(await attempt(second, randomUUID()))).toBe('404 not-found');
    });
    const key = { 'idempotency-key': randomUUID() };
    const [first, again] = [await attempt(supervisor, id, {}, key), await attempt<IdentificationView>(supervisor, id, {}, key)];
    expect([first.status, again.status, again.body.items.length]).toEqual([201, 201, 1]);
  });
});

it('a new version of the rules decides from then on, and leaves what was decided as it was', async () => {
  const [before, after] = [(await openCase(officer)).id, (await openCase(officer)).id];
  await decide(supervisor, before);
  const takeBack = await otherRules(make.guard);
  try {
    const sysadmin = await api.signIn('system-admin');
    const { items } = expected(await sysadmin.get<RulesAnswer>('/identification/rules'), 200);
    expect(items.map(({ version, inForce }) => ({ version, inForce }))).toEqual([
      { version: '2026-9', inForce: true },
      { version: '2026-1', inForce: false },
    ]);
    // Who decided until now does not any more.
    expect(refusal(await attempt(supervisor, after))).toBe('409 identification.not-your-decision');
    const kept = await read(supervisor, before);
    expect(kept.rules).toMatchObject({ version: '2026-9', tests: [{ id: 'palermo-art-3' }] });
    expect(kept).toMatchObject({ status: 'reasonable-grounds', reflection: { daysLeft: 90 } });
    expect(kept.items).toMatchObject([{ rulesVersion: '2026-1', findings: { tests: [{}, {}] } }]);
  } finally {
    await takeBack();
  }
});

describe('what waits', () => {
  it('is listed with its age, the longest first, page by page, until it is decided; and reminded, and told further', async () => {
    const { id } = await openCase(officer, { person: { ...inventedCase.person, ageYears: 12 } });
    const page = expected(await supervisor.get<Page<UndecidedItem>>('/identification/undecided?limit=2'), 200);
    const next = expected(await supervisor.get<Page<UndecidedItem>>(`/identification/undecided?limit=100&cursor=${page.nextCursor}`), 200);
    const all = [...page.items, ...next.items];
    expect(all.map(({ since }) => since)).toEqual(all.map(({ since }) => since).toSorted());
    expect(new Set(all.map((item) => item.id)).size).toBe(all.length);
    const mine = all.find((item) => item.id === id)!;
    // A child's is due within a day.
    expect(Date.parse(mine.dueAt!) - Date.parse(mine.openedAt)).toBe(24 * 3_600_000);
    expect(expected(await supervisor.get<Page<UndecidedItem>>('/identification/undecided?governorate=halabja'), 200).items).toEqual([]);

    await make.guard.query('delete from deadline where subject_id <> $1', [id]);
    const due = Date.parse(mine.dueAt!);
    for (const hours of [-10, 1, 30]) await sweep.run(worker, new Date(due + hours * 3_600_000));
    expect(await told(supervisor, id)).toEqual(['identification-reminder', 'identification-overdue']);
    const notices = expected(await coordinator.get<Page<NotificationView>>('/notifications?limit=100'), 200).items;
    expect(notices.find(({ kind }) => kind === 'identification-escalated')).toMatchObject({ caseId: null });
    await decide(supervisor, id);
    const left = expected(await supervisor.get<Page<UndecidedItem>>('/identification/undecided?limit=100'), 200).items;
    expect(left.find((item) => item.id === id)).toMatchObject({ status: 'reasonable-grounds', dueAt: null });
  });
});

describe('a reflection period', () => {
  const change = <View = Problem>(as: Session, { id, version }: { id: string; version: number }, body: object) =>
    as.post<View>(`/reflection-periods/${id}/changes`, body, ifMatch({ version }));

  it('is extended, paused, resumed and cut with its reasons; reminds before its end and ends', async () => {
    const { id } = await openCase(officer);
    const first = (await decide(supervisor, id)).reflection!;
    expect(first.actions).toEqual(['pause', 'extend', 'cut']);
    expect(blamed(await change(supervisor, first, { change: 'extend', reason: 'health' }))).toEqual(['days: required']);
    expect(blamed(await change(supervisor, first, { change: 'cut', reason: 'health' }))).toEqual(['reason: code.unknown']);
    const asked = { change: 'extend', reason: 'health', days: 30, words: 'Invented: an operation in May' };
    const longer = expected(await change<IdentificationView>(supervisor, first, asked), 201).reflection!;
    expect(longer).toMatchObject({ daysLeft: 120, changes: [{ change: 'extend', days: 30, words: asked.words }, { change: 'open' }] });
    expect(refusal(await change(second, first, asked))).toBe('412 conflict');
    const due = async (): Promise<string[]> =>
      (
        await make.guard.query<{ step: string }>(
          `select step from deadline where kind = 'reflection-end' and fired_at is null and cancelled_at is null
              and subject_id = (select change_id from reflection_period where id = $1) order by due_at`,
          [first.id],
        )
      ).rows.map(({ step }) => step);
    expect(await due()).toEqual(['remind-desk', 'remind-again', 'alert']);
    const paused = expected(
      await change<IdentificationView>(supervisor, longer, { change: 'pause', reason: 'in-hospital' }),
      201,
    ).reflection!;
    expect([paused.status, await due()]).toEqual(['paused', ['remind-desk', 'remind-again']]);
    expect(refusal(await change(supervisor, paused, { change: 'pause', reason: 'abroad' }))).toBe('409 reflection.not-now');
    const resumed = expected(
      await change<IdentificationView>(supervisor, paused, { change: 'resume', reason: 'discharged' }),
      201,
    ).reflection!;
    expect([resumed.status, resumed.daysLeft, await due()]).toEqual(['running', 120, ['remind-desk', 'remind-again', 'alert']]);
    const listed = expected(await supervisor.get<Page<{ id: string; endsOn: string }>>('/reflection-periods?limit=100'), 200).items;
    expect(listed.map(({ endsOn }) => endsOn)).toEqual(listed.map(({ endsOn }) => endsOn).toSorted());
    expect(listed.find((item) => item.id === id)).toMatchObject({ endsOn: resumed.endsOn, daysLeft: 120 });

    await make.guard.query(`delete from deadline where kind <> 'reflection-end'`);
    const end = Date.parse(`${resumed.endsOn}T12:00:00Z`);
    for (const days of [-14, -3, 2]) await sweep.run(worker, new Date(end + days * 86_400_000));
    expect((await told(supervisor, id)).slice(-3)).toEqual(['reflection-ending', 'reflection-ending', 'reflection-ended']);
    expect((await read(supervisor, id)).reflection).toMatchObject({ status: 'ended', actions: [] });
    expect(
      expected(await supervisor.get<Page<{ id: string }>>('/reflection-periods?limit=100'), 200).items.map((item) => item.id),
    ).not.toContain(id);
  });
});
