import { handleEvent, registryOf, workOf, WorkerDatabase } from '@himaya/api/testing';
import {
  localDay,
  rightsLanguages,
  rightsTexts,
  type CaseView,
  type NotificationView,
  type Page,
  type RightsExplanationView,
  type RightsOwedItem,
  type TimelineItem,
} from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { expected, openCase, referTo, step } from '../support/main-job';

describe('a person’s rights', () => {
  let api: TestApi;
  let guard: Client;
  let worker: WorkerDatabase;
  let officer: Session;

  beforeAll(async () => {
    api = await startTestApi({ WORKER: 'apart' });
    guard = await api.database.asGuard();
    worker = await WorkerDatabase.open(api.database.urlFor('worker'));
    officer = await api.signIn('police-officer');
  });
  afterAll(async () => {
    await worker.close();
    await api.stop();
  });

  const today = localDay(new Date());
  const told = { explainedOn: today, language: 'tl', interpreter: 'Invented Interpreter', copyGiven: true };
  const explain = (caseId: string, changes: object = {}, as = officer, key = {}) =>
    as.post<RightsExplanationView>(`/cases/${caseId}/rights-explanations`, { ...told, ...changes }, key);
  const owed = async (as = officer): Promise<RightsOwedItem[]> =>
    expected(await as.get<Page<RightsOwedItem>>('/rights/owed?limit=100'), 200).items as RightsOwedItem[];

  /** Brings the opening to its handlers, as the queue would. */
  async function opened(caseId: string): Promise<void> {
    const { rows } = await guard.query<{ id: string }>(`select id from outbox_event where kind = 'case-opened' and subject_id = $1`, [
      caseId,
    ]);
    await handleEvent(worker, registryOf(workOf({ storageDir: 'none' }).handlers), rows[0]!.id);
  }
  const sweep = async (hours: number, caseId: string): Promise<void> => {
    const { rows } = await guard.query<{ at: Date }>('select opened_at as at from case_record where id = $1', [caseId]);
    const chore = workOf({ storageDir: 'none' }).chores.find(({ name }) => name === 'sweep-deadlines')!;
    await chore.run(worker, new Date(rows[0]!.at.getTime() + hours * 3_600_000 + 1000));
  };
  const kinds = async (caseId: string): Promise<string[]> =>
    (
      await guard.query<{ kind: string }>(`select kind from notification where case_id = $1 and kind like 'rights-%' order by kind`, [
        caseId,
      ])
    ).rows.map(({ kind }) => kind);

  it('are recorded with day, language, interpreter and copy, shown with the case, and told by its timeline', async () => {
    const made = await openCase(officer);
    expect(made.rightsExplainedOn).toBeNull();
    const view = expected(await explain(made.id), 201);
    expect(view).toMatchObject({ explainedOn: today, language: 'tl', withInterpreter: true, copyGiven: true, textVersion: '2026-1' });
    expect(view.recordedBy).not.toBeNull();
    expect(JSON.stringify(view)).not.toContain('Invented Interpreter');
    expect(expected(await officer.get<CaseView>(`/cases/${made.id}`), 200)).toMatchObject({
      rightsExplainedOn: today,
      version: made.version,
    });
    const list = expected(await officer.get<{ items: RightsExplanationView[] }>(`/cases/${made.id}/rights-explanations`), 200);
    expect(list.items).toEqual([view]);
    const timeline = expected(await officer.get<Page<TimelineItem>>(`/cases/${made.id}/timeline`), 200);
    expect(timeline.items[0]).toMatchObject({ kind: 'rights-explained', subjectId: view.id, details: { language: 'tl' } });
    const stored = await guard.query<{ all: string }>('select r::text as all from rights_explanation r');
    expect(stored.rows.map((row) => row.all).join()).not.toContain('Invented');
  });

  it('are recorded once however often one attempt is sent', async () => {
    const made = await openCase(officer);
    const key = { 'idempotency-key': `told-${made.id}` };
    const [one, two] = [expected(await explain(made.id, {}, officer, key), 201), expected(await explain(made.id, {}, officer, key), 201)];
    expect(two).toEqual(one);
  });

  it.each([
    [{ explainedOn: '2999-01-01' }, 'explainedOn'],
    [{ explainedOn: '1999-01-01' }, 'explainedOn'],
    [{ language: 'Tagalog' }, 'language'],
    [{ copyGiven: 'yes' }, 'copyGiven'],
    [{ interpreter: 'Inverted \u202e Name' }, 'interpreter'],
    [{ unknown: 1 }, 'unknown'],
  ])('refuse %j', async (changes, path) => {
    const made = await openCase(officer);
    const answer = await explain(made.id, changes);
    expect([answer.status, (answer.body as unknown as { errors: { path: string }[] }).errors.map((error) => error.path)]).toEqual([
      400,
      [path],
    ]);
    expect((await guard.query('select from rights_explanation where case_id = $1', [made.id])).rowCount).toBe(0);
  });

  it('are the case’s readers’ to see and its workers’ to record', async () => {
    const shelter = await api.signIn('shelter-caseworker');
    const { caseId, referral } = await referTo(shelter, officer);
    expect((await explain(caseId, {}, shelter)).status).toBe(404);
    const accepted = await step(shelter, await step(shelter, referral, 'receive'), 'accept');
    expected(await explain(caseId, {}, shelter), 201);
    const list = expected(await officer.get<{ items: RightsExplanationView[] }>(`/cases/${caseId}/rights-explanations`), 200);
    // Who it was in the shelter, the shelter knows.
    expect(list.items[0]?.recordedBy).toBeNull();
    expect((await explain(caseId, {}, await api.signIn('police-officer-2'))).status).toBe(404);
    await step(shelter, await step(shelter, accepted, 'start'), 'complete', { outcome: 'service-provided' });
    expect((await explain(caseId, {}, shelter)).status).toBe(409);
  });

  it('are owed from the opening on: the responsible unit is reminded half way, told after a day, each once, and not once they were told', async () => {
    const made = await openCase(officer);
    expect((await owed()).map(({ id }) => id)).toContain(made.id);
    expect((await owed(await api.signIn('shelter-caseworker'))).map(({ id }) => id)).not.toContain(made.id);
    await opened(made.id);
    await sweep(11, made.id);
    expect(await kinds(made.id)).toEqual([]);
    await sweep(12, made.id);
    await sweep(12, made.id);
    expect(await kinds(made.id)).toEqual(['rights-reminder']);
    await Promise.all([sweep(1000, made.id), sweep(1000, made.id)]);
    expect(await kinds(made.id)).toEqual(['rights-overdue', 'rights-reminder']);
    const page = expected(await officer.get<Page<NotificationView>>('/notifications?limit=100'), 200);
    expect(page.items.find(({ kind, caseId }) => kind === 'rights-overdue' && caseId === made.id)?.details).toEqual({});
    expected(await explain(made.id), 201);
    expect((await owed()).map(({ id }) => id)).not.toContain(made.id);
  });

  it('are not chased where they were told in time, nor in a case that was told before its opening was handled', async () => {
    const made = await openCase(officer);
    await opened(made.id);
    expected(await explain(made.id), 201);
    const { rows } = await guard.query<{ n: number }>(
      `select count(*)::int as n from deadline where subject_id = $1 and kind = 'rights-explain' and cancelled_at is null`,
      [made.id],
    );
    expect(rows[0]!.n).toBe(0);
    await sweep(1000, made.id);
    const early = await openCase(officer);
    expected(await explain(early.id), 201);
    await opened(early.id);
    expect([
      await kinds(made.id),
      (await guard.query(`select from deadline where subject_id = $1 and kind = 'rights-explain'`, [early.id])).rowCount,
    ]).toEqual([[], 0]);
  });

  it('are hidden from a barred person, in the list of those owed too', async () => {
    const made = await openCase(officer);
    await guard.query(
      `insert into case_bar (id, case_id, user_id, reason, barred_by) select gen_random_uuid(), $1, id, 'family', id from user_account where username = 'police-officer'`,
      [made.id],
    );
    expect((await owed()).map(({ id }) => id)).not.toContain(made.id);
    expect((await officer.get(`/cases/${made.id}/rights-explanations`)).status).toBe(404);
  });

  it('are twelve in each language they are written in, and nothing is made up for the others', () => {
    const written = rightsLanguages.filter((language) => rightsTexts[language] !== null);
    expect(written).toEqual(['ar', 'ckb', 'en']);
    for (const language of written) expect(new Set(rightsTexts[language]!.rights).size).toBe(12);
  });
});
