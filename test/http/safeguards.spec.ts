import { handleEvent, registryOf, WorkerDatabase, workOf } from '@himaya/api/testing';
import {
  moveBodyOf,
  type CaseListItem,
  type CaseView,
  type IdentificationView,
  type MissingAlertView,
  type NotificationView,
  type Page,
  type PublishRulesBody,
  type RulesAnswer,
  type SafeguardsAnswer,
  type SafeguardView,
  type TaskView,
  type TimelineItem,
} from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Problem, type Session, type TestApi } from '../support/api';
import { inventedDecision, inventedDetention } from '../support/identification-builders';
import { expected, ifMatch, openCase, referTo, step } from '../support/main-job';
import { blamed, changesNothing, refusal } from '../support/refusals';

const work = workOf({ storageDir: 'none' });
const sweep = work.chores.find(({ name }) => name === 'sweep-deadlines')!;

let api: TestApi;
let admin: Client;
let guard: Client;
let worker: WorkerDatabase;
let officer: Session;
let supervisor: Session;
let coordinator: Session;
let desk: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
  guard = await api.database.asGuard();
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  [officer, supervisor, coordinator, desk] = (await Promise.all(
    ['police-officer', 'police-supervisor', 'case-coordinator', 'shelter-caseworker'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session];
  await guard.query('delete from deadline');
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

const attempt = <View = Problem>(as: Session, caseId: string, body: object) => as.post<View>(`/cases/${caseId}/safeguards`, body);
const record = async (as: Session, caseId: string, body: object): Promise<SafeguardView> =>
  expected(await attempt<SafeguardView>(as, caseId, body), 201);
const change = <View = Problem>(as: Session, one: SafeguardView, body: object) =>
  as.post<View>(`/safeguards/${one.id}/changes`, body, ifMatch(one));
const list = async (as: Session, caseId: string): Promise<SafeguardsAnswer> =>
  expected(await as.get<SafeguardsAnswer>(`/cases/${caseId}/safeguards`), 200);
const notices = async (as: Session): Promise<readonly NotificationView[]> =>
  expected(await as.get<Page<NotificationView>>('/notifications?limit=100'), 200).items;
async function deliver(): Promise<void> {
  const { rows } = await guard.query<{ id: string }>('select id from outbox_event where done_at is null order by id');
  for (const { id } of rows) await handleEvent(worker, registryOf(work.handlers), id);
}

describe('non-punishment', () => {
  it('a victim who is detained alerts the supervisor and the coordination desk, and is followed to the outcome', async () => {
    const { id } = await openCase(officer);
    const detained = await record(officer, id, inventedDetention);
    expect(detained).toMatchObject({
      alert: true,
      law: 'residence-76-2017',
      article: 40,
      actions: ['close'],
      words: inventedDetention.words,
    });
    await deliver();
    expect((await notices(supervisor)).filter(({ subjectId }) => subjectId === detained.id)).toMatchObject([
      { kind: 'non-punishment-alert' },
    ]);
    // The desk hears that there is one and whose; the case is not its own.
    expect((await notices(coordinator))[0]).toMatchObject({ kind: 'non-punishment-alert', caseId: null, subjectId: null });
    await sweep.run(worker, new Date(Date.now() + 8 * 86_400_000));
    expect((await notices(supervisor)).filter(({ subjectId }) => subjectId === detained.id).map(({ kind }) => kind)).toContain(
      'safeguard-overdue',
    );
    expect(blamed(await change(officer, detained, { change: 'close', on: '2026-01-10' }))).toEqual(['outcome: required']);
    expect(blamed(await change(officer, detained, { change: 'close', outcome: 'recovered', on: '2026-01-10' }))).toEqual([
      'outcome: code.unknown',
    ]);
    const released = expected(
      await change<SafeguardView>(officer, detained, { change: 'close', outcome: 'released', on: '2026-01-10' }),
      201,
    );
    expect(released).toMatchObject({ state: 'closed', alert: false, actions: [] });
    expect(refusal(await change(supervisor, detained, { change: 'close', outcome: 'released', on: '2026-01-10' }))).toBe('412 conflict');
    expect(refusal(await change(supervisor, released, { change: 'close', outcome: 'released', on: '2026-01-10' }))).toBe(
      '409 safeguard.not-now',
    );
  });
});

describe('held papers', () => {
  it('are asked back, chased while somebody else has them, and recovered', async () => {
    const { id } = await openCase(officer);
    const own = await record(officer, id, { kind: 'document-custody', type: 'national-id', party: 'person' });
    const held = await record(officer, id, { kind: 'document-custody', type: 'passport', party: 'employer', since: '2025-12-01' });
    const waiting = async (): Promise<string[]> =>
      (
        await guard.query<{ subject_id: string }>(
          `select distinct subject_id from deadline where kind = 'safeguard-due' and fired_at is null and cancelled_at is null and subject_id = any ($1)`,
          [[own.id, held.id]],
        )
      ).rows.map((row) => row.subject_id);
    expect(await waiting()).toEqual([held.id]);
    const asked = expected(await change<SafeguardView>(officer, held, { change: 'ask-back', on: '2026-01-04' }), 201);
    expect(asked).toMatchObject({ state: 'asked-back', actions: ['close'] });
    expected(await change(officer, asked, { change: 'close', outcome: 'recovered', on: '2026-01-06' }), 201);
    expect(await waiting()).toEqual([]);
  });
});

describe('stay, measures and the family', () => {
  it('warn before they run out; each is seen and written by whoever holds its category', async () => {
    const { referral, caseId } = await referTo(desk, officer);
    await step(desk, await step(desk, referral, 'receive'), 'accept');
    const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const stay = await record(officer, caseId, { kind: 'residence', type: 'reflection-stay', until: soon });
    await record(officer, caseId, { kind: 'protection', type: 'escort', party: 'police', since: '2026-01-04' });
    await record(officer, caseId, { kind: 'family-protection', type: 'child', party: 'police', words: 'Invented daughter, nine' });
    await sweep.run(worker, new Date());
    expect((await notices(officer)).filter(({ subjectId }) => subjectId === stay.id).map(({ kind }) => kind)).toEqual([
      'safeguard-reminder',
    ]);
    const kinds = (answer: SafeguardsAnswer): string[] => answer.items.map(({ kind }) => kind).toSorted();
    expect(kinds(await list(officer, caseId))).toEqual(['family-protection', 'protection', 'residence']);
    // The packet held core and identity.
    const seen = await list(desk, caseId);
    expect([kinds(seen), seen.records]).toEqual([['residence'], ['residence']]);
    await changesNothing(admin, async () => {
      expect(refusal(await attempt(desk, caseId, inventedDetention))).toBe('409 case.category-not-yours');
      expect(blamed(await attempt(officer, caseId, { kind: 'punishment', type: 'passport' }))).toEqual([
        'type: code.unknown',
        'party: required',
        'since: required',
      ]);
      expect(refusal(await attempt(coordinator, caseId, { kind: 'residence', type: 'permit' }))).toBe('404 not-found');
      expect(blamed(await attempt(officer, caseId, { kind: 'residence', type: 'permit', words: 'a\u0007' }))).toEqual([
        'words: value.invalid',
      ]);
    });
    expected(await attempt(desk, caseId, { kind: 'residence', type: 'permit', until: '2030-01-01' }), 201);
  });
});

describe('somebody gone missing', () => {
  const raise = <View = Problem>(as: Session, caseId: string, body: object = {}) =>
    as.post<View>(`/cases/${caseId}/missing-alerts`, { circumstance: 'did-not-return', lastSeenOn: '2026-01-05', ...body });
  const take = <View = Problem>(as: Session, alert: MissingAlertView, step: 'reviews' | 'end', body: object) =>
    as.post<View>(`/missing-alerts/${alert.id}/${step}`, body, ifMatch(alert));
  const about = async (as: Session, alert: MissingAlertView): Promise<string[]> =>
    (await notices(as)).filter(({ subjectId }) => subjectId === alert.id).map(({ kind }) => kind);
  const tasksOf = async (caseId: string): Promise<readonly TaskView[]> =>
    expected(await officer.get<{ items: TaskView[] }>(`/cases/${caseId}/tasks`), 200).items;
  const later = async (days: number): Promise<void> => sweep.run(worker, new Date(Date.now() + days * 86_400_000));

  it('is an alert on the case, a search for the unit, and a word to the leaders', async () => {
    const { id, number } = await openCase(officer);
    const alert = expected(await raise<MissingAlertView>(officer, id, { words: 'Invented: a red scarf, towards the bus station' }), 201);
    expect(alert).toMatchObject({ circumstance: 'did-not-return', lastSeenOn: '2026-01-05', actions: ['review', 'end'], reviews: [] });
    expect(alert.words).toContain('red scarf');
    expect(Date.parse(alert.reviewDueAt!) - Date.parse(alert.raisedAt)).toBe(7 * 86_400_000);
    expect(expected(await officer.get<CaseView>(`/cases/${id}`), 200).missing).toMatchObject({ lastSeenOn: '2026-01-05' });
    expect((await tasksOf(id)).map(({ kind, status }) => [kind, status])).toEqual([['search-missing', 'requested']]);
    const listed = expected(await officer.get<Page<CaseListItem>>('/cases?alert=missing&limit=100'), 200).items;
    expect(listed.every(({ missing }) => missing)).toBe(true);
    expect(listed.map((one) => one.number)).toContain(number);
    await deliver();
    expect(await about(supervisor, alert)).toEqual(['missing-raised']);
    const stored = await guard.query<{ text: string }>('select notification::text as text from notification where subject_id = $1', [
      alert.id,
    ]);
    expect(stored.rows.some(({ text }) => /scarf|did-not-return/.test(text))).toBe(false);
    await changesNothing(admin, async () => {
      expect(refusal(await raise(officer, id))).toBe('409 missing.already');
      expect(blamed(await raise(officer, id, { circumstance: 'eaten' }))).toEqual(['circumstance: code.unknown']);
    });
  });

  it('is looked at again every seven days until it ends with a reason, and its tasks end with it', async () => {
    const { id } = await openCase(officer);
    const alert = expected(await raise<MissingAlertView>(officer, id), 201);
    await later(6.5);
    expect(await about(officer, alert)).toContain('missing-review-reminder');
    const reviewed = expected(await take<MissingAlertView>(officer, alert, 'reviews', { words: 'Invented: asked at the station' }), 200);
    expect(reviewed.reviews).toMatchObject([{ words: 'Invented: asked at the station' }]);
    expect(refusal(await take(officer, alert, 'reviews', { words: 'again' }))).toBe('412 conflict');
    await later(7.5);
    expect((await about(supervisor, alert)).filter((kind) => kind === 'missing-review-overdue')).toHaveLength(1);
    const ended = expected(
      await take<MissingAlertView>(officer, reviewed, 'end', { ending: 'came-back', words: 'Invented: by taxi' }),
      200,
    );
    expect(ended).toMatchObject({ ending: 'came-back', endingWords: 'Invented: by taxi', reviewDueAt: null, actions: [] });
    expect((await tasksOf(id)).map(({ status }) => status)).toEqual(['completed']);
    expect(expected(await officer.get<CaseView>(`/cases/${id}`), 200)).not.toHaveProperty('missing');
    expect(refusal(await take(officer, ended, 'end', { ending: 'found-safe' }))).toBe('409 missing.ended');
    await deliver();
    expect(await about(supervisor, alert)).toContain('missing-ended');
    const told = expected(await officer.get<Page<TimelineItem>>(`/cases/${id}/timeline`), 200).items.map(({ kind }) => kind);
    expect(told.filter((kind) => kind.startsWith('missing-'))).toEqual(['missing-ended', 'missing-reviewed', 'missing-raised']);
    const waiting = await guard.query(
      `select from deadline where kind = 'missing-review' and fired_at is null and cancelled_at is null
          and subject_id in (select id from missing_review where alert_id = $1)`,
      [alert.id],
    );
    expect(waiting.rowCount).toBe(0);
  });

  it('of a child is searched within the hour, its guardian told too; the police of the place hear of a shelter’s own case without learning which', async () => {
    const { id } = await openCase(desk, { person: { alias: 'C.', sex: 'male', ageYears: 9 } });
    const alert = expected(await raise<MissingAlertView>(desk, id, { circumstance: 'left-place' }), 201);
    const given = expected(await desk.get<{ items: TaskView[] }>(`/cases/${id}/tasks`), 200).items;
    expect(given.map(({ kind }) => kind).toSorted()).toEqual(['search-missing', 'tell-guardian']);
    for (const { dueAt } of given) expect(Date.parse(dueAt) - Date.parse(alert.raisedAt)).toBe(3_600_000);
    await deliver();
    expect(await about(supervisor, alert)).toEqual([]);
    const [heard] = (await notices(supervisor)).filter(({ kind, caseId }) => kind === 'missing-raised' && caseId === null);
    expect(heard).toMatchObject({ subjectId: null, referralId: null, details: { unitId: expect.any(String) } });
    expect(refusal(await supervisor.get<Problem>(`/cases/${id}/missing-alerts`))).toBe('404 not-found');
    expect(refusal(await take(officer, alert, 'end', { ending: 'came-back' }))).toBe('404 not-found');
  });
});

describe('the rules of identification', () => {
  const dayFrom = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const rulesAs = async (as: Session): Promise<RulesAnswer> => expected(await as.get<RulesAnswer>('/identification/rules'), 200);

  it('are published as a version of a day to come, by the system’s administrators alone; what was decided keeps its own', async () => {
    const sysadmin = await api.signIn('system-admin');
    const { id } = await openCase(officer);
    expected(await supervisor.post(`/cases/${id}/identification-decisions`, inventedDecision()), 201);
    const [latest] = (await rulesAs(sysadmin)).items;
    const { version: basedOn, workingDays: _days, tests, weekend, reflectionDays, remindDays, moves } = latest!;
    const said = moves.flatMap(moveBodyOf);
    const body: PublishRulesBody = {
      basedOn,
      inForceFrom: dayFrom(30),
      workingDays: 9,
      childHours: 12,
      weekend,
      reflectionDays,
      remindDays,
      tests,
      moves: said.map((move) => (move.decision === 'find-reasonable-grounds' ? { ...move, deciders: ['court-liaison'] } : move)),
    };
    await changesNothing(admin, async () => {
      expect(refusal(await supervisor.post('/identification/rules', body))).toBe('403 role.forbidden');
      expect(blamed(await sysadmin.post('/identification/rules', { ...body, inForceFrom: dayFrom(-1) }))).toEqual([
        'inForceFrom: date.past',
      ]);
      expect(blamed(await sysadmin.post('/identification/rules', { ...body, moves: said.slice(1) }))).toEqual(['moves: code.unknown']);
      expect(refusal(await sysadmin.post('/identification/rules', { ...body, basedOn: '2019-1' }))).toBe('412 conflict');
    });
    const { items } = expected(await sysadmin.post<RulesAnswer>('/identification/rules', body), 201);
    expect(items[0]).toMatchObject({ inForce: false, workingDays: 9, childHours: 12 });
    expect(items[1]).toMatchObject({ version: basedOn, inForce: true });
    // Until its day it decides nothing; from its day on, it does, and the earlier decision keeps its version.
    const second = (await openCase(officer)).id;
    expected(await supervisor.post(`/cases/${second}/identification-decisions`, inventedDecision()), 201);
    await guard.query(`update identification_rules set in_force_from = now() - interval '1 minute' where version = $1`, [
      items[0]!.version,
    ]);
    const third = (await openCase(officer)).id;
    expect(refusal(await supervisor.post(`/cases/${third}/identification-decisions`, inventedDecision()))).toBe(
      '409 identification.not-your-decision',
    );
    const kept = expected(await supervisor.get<IdentificationView>(`/cases/${id}/identification-decisions`), 200);
    expect(kept.items).toMatchObject([{ rulesVersion: basedOn }]);
  });

  it('run round holidays that are declared and taken back before their day; clocks that run keep their end', async () => {
    const sysadmin = await api.signIn('system-admin');
    const due = async (): Promise<Date> =>
      (await guard.query<{ due: Date }>('select guard.after_working_days(now(), 5) as due')).rows[0]!.due;
    const { id } = await openCase(officer);
    const clock = async (): Promise<unknown> =>
      (await guard.query<{ due: Date }>('select due_at as due from identification_clock where case_id = $1', [id])).rows[0]!.due;
    const [running, before] = [await clock(), await due()];
    const workday = [2, 3, 4, 5, 6].map(dayFrom).find((day) => ![5, 6].includes(new Date(day).getUTCDay() || 7))!;
    await guard.query('delete from public_holiday where day = $1', [workday]);
    const declared = await sysadmin.post<RulesAnswer>('/identification/holidays', { day: workday, name: 'eid-al-fitr' });
    expect(expected(declared, 201).holidays).toContainEqual({ day: workday, name: 'eid-al-fitr' });
    expect((await due()).getTime()).toBeGreaterThan(before.getTime());
    expect(await clock()).toEqual(running);
    expect(refusal(await sysadmin.post('/identification/holidays', { day: workday, name: 'ashura' }))).toBe('409 holiday.already');
    expect(refusal(await supervisor.post('/identification/holidays/removal', { day: workday }))).toBe('403 role.forbidden');
    expect(blamed(await sysadmin.post('/identification/holidays', { day: '2020-01-02', name: 'declared' }))).toEqual(['day: date.past']);
    expected(await sysadmin.post('/identification/holidays/removal', { day: workday }), 200);
    expect(await due()).toEqual(before);
  });
});
