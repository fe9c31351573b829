import { handleEvent, registryOf, WorkerDatabase, workOf } from '@himaya/api/testing';
import type { NotificationView, Page, SafeguardsAnswer, SafeguardView } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Problem, type Session, type TestApi } from '../support/api';
import { inventedDetention } from '../support/identification-builders';
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
