import { createHash, createPublicKey, randomUUID, verify } from 'node:crypto';
import {
  committeeReportMachine,
  localDay,
  type CommitteeReportLine,
  type CommitteeReportListItem,
  type CommitteeReportView,
  type Page,
  type PaperKeyView,
} from '@himaya/domain';
import { WorkerDatabase, workOf } from '@himaya/api/testing';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Session, type TestApi } from '../support/api';
import { saveUnit, saveUser } from '../support/directory-builders';
import { expected, ifMatch } from '../support/main-job';
import { pdfText } from '../support/pdf-text';
import { publishedTable } from '../support/report-rows';
import { changesNothing, refusal } from '../support/refusals';

let api: TestApi;
let admin: Client;
let analyst: Session;
let second: Session;
let chair: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
  [analyst, chair] = await Promise.all([api.signIn('secretariat-analyst'), api.signIn('committee-chair')]);
  const unit = await saveUnit(admin, { kind: 'committee-office', agencyId: 'ministry-of-justice' as never });
  const user = await saveUser(admin, { unit, roles: ['secretariat-analyst'] });
  second = api.sessionWith(user.username, user);
});
afterAll(() => api.stop());

const codeOf = async (answer: Promise<Answer<unknown>>): Promise<string> => refusal((await answer) as Answer);
const open = (kind: string, period: string, reason?: string, as = analyst) =>
  as.post<CommitteeReportView>('/committee-reports', { kind, period, ...(reason === undefined ? {} : { reason }) });
const read = async (id: string, as = analyst): Promise<CommitteeReportView> =>
  expected(await as.get<CommitteeReportView>(`/committee-reports/${id}`), 200);
const step = (as: Session, { id, version }: { readonly id: string; readonly version: number }, name: string, more: object = {}) =>
  as.post<CommitteeReportView>(`/committee-reports/${id}/steps`, { step: name, ...more }, ifMatch({ version }));
const nothing = { texts: [], letterNumber: null, letterDate: null, releases: [] };
const written = (chapters: readonly string[], word = 'Invented') =>
  chapters.map((chapter) => ({ chapter, ar: `${word} ${chapter}`, ckb: '', en: '' }));
const save = (as: Session, { id, version }: CommitteeReportView, body: object) =>
  as.post<CommitteeReportView>(`/committee-reports/${id}/texts`, { ...nothing, ...body }, ifMatch({ version }));
const visit = async (path: string): Promise<string> => (await fetch(`${api.origin}/portal${path}`)).text();
const linesOf = <K extends CommitteeReportLine['kind']>({ lines }: CommitteeReportView, kind: K) =>
  lines.filter((line): line is Extract<CommitteeReportLine, { kind: K }> => line.kind === kind);

async function approved(period: string): Promise<CommitteeReportView> {
  const draft = expected(await open('monthly', period), 201);
  const saved = expected(await save(analyst, draft, { texts: written(['summary']) }), 200);
  return expected(await step(chair, expected(await step(analyst, saved, 'propose'), 200), 'approve'), 200);
}

const chapters = ['summary', 'prevention', 'protection', 'prosecution', 'cooperation', 'next-year'];
async function annual(period: string, releases: readonly string[], reason?: string): Promise<CommitteeReportView> {
  const draft = expected(await open('annual', period, reason), 201);
  const saved = expected(await save(analyst, draft, { texts: written(chapters), releases }), 200);
  return expected(await step(analyst, saved, 'propose'), 200);
}

describe('the month’s report', () => {
  it('is frozen when it is proposed, returned with a note, taken by the chair alone, and signed', async () => {
    const draft = expected(await open('monthly', '2026-03'), 201);
    expect(draft).toMatchObject({ status: 'draft', edition: 1, steps: ['propose', 'discard'], writable: true, corrects: null });
    const [members] = linesOf(draft, 'members');
    expect(members!.due).toBeGreaterThan(20);
    expect(members!.onTime + members!.late + members!.missing).toBe(members!.due);
    expect(linesOf(draft, 'axis').map(({ axis }) => axis)).toEqual([1, 2, 3, 4]);
    expect(await codeOf(step(analyst, draft, 'propose'))).toBe('409 committee-report.incomplete');
    const saved = expected(await save(analyst, draft, { texts: written(['summary']) }), 200);
    expect(await codeOf(save(analyst, draft, { texts: [] }))).toBe('412 conflict');
    const proposed = expected(await step(analyst, saved, 'propose'), 200);
    expect(await codeOf(save(analyst, proposed, { texts: [] }))).toBe('409 committee-report.status');
    for (const who of [analyst, second]) expect(await codeOf(step(who, proposed, 'approve'))).toBe('403 role.forbidden');
    expect(await codeOf(step(chair, proposed, 'return'))).toBe('400 body.invalid');

    // What is accepted later changes the next report, not this one.
    const activity = linesOf(proposed, 'activity').find(({ id }) => id === 's2023-1.12')!;
    expect(activity).toMatchObject({ reached: 0, ratio: 0 });
    await admin.query(
      `with made as (insert into plan_report (id, agency_id, unit_id, month, opened_by, status, submitted_revision, first_submitted_at, submitted_at)
         select gen_random_uuid(), 'ministry-of-interior', a.unit_id, '2026-03-01', a.id, 'accepted', 1, '2026-04-02', '2026-04-02' from user_account a limit 1 returning *)
       insert into plan_report_entry (report_id, revision, activity_id, agency_id, month, progress, figures, obstacles, submitted, accepted)
         select id, 1, $1, agency_id, month, 'completed', '{}', '{}', true, true from made`,
      [activity.id],
    );
    expect((await read(proposed.id)).lines).toEqual(proposed.lines);
    const returned = expected(await step(chair, proposed, 'return', { note: 'Say what the axes lack' }), 200);
    expect(returned).toMatchObject({ status: 'draft', moves: [{ move: 'return', note: 'Say what the axes lack' }, {}, {}] });
    const again = expected(await step(analyst, returned, 'propose'), 200);
    expect(linesOf(again, 'activity').find(({ id }) => id === activity.id)).toMatchObject({ reached: 1, ratio: 1 });
    expect(linesOf(again, 'members')[0]!.missing).toBe(members!.missing - 1);

    expect(await codeOf(chair.get(`/committee-reports/${again.id}/file`))).toBe('409 committee-report.status');
    const taken = expected(await step(chair, again, 'approve'), 200);
    expect(taken).toMatchObject({ status: 'approved', steps: [], writable: false });
    const answer = await fetch(`${api.url}/committee-reports/${taken.id}/file`, { headers: { cookie: chair.cookie } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, answer.headers.get('content-type'), bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
    const { rows } = await admin.query<{ signature: Buffer; key: string; hash: Buffer }>(
      'select signature, paper_key_id as key, content_hash as hash from committee_report_paper where report_id = $1',
      [taken.id],
    );
    const keys = expected(await analyst.get<{ items: PaperKeyView[] } | PaperKeyView[]>('/papers/keys'), 200);
    const found = (Array.isArray(keys) ? keys : keys.items).find(({ id }) => id === rows[0]!.key)!;
    const half = createPublicKey(found.publicKey);
    expect(verify(null, bytes, half, rows[0]!.signature)).toBe(true);
    expect(rows[0]!.hash).toEqual(createHash('sha256').update(bytes).digest());

    // A further edition takes its place once it is approved.
    expect(await codeOf(open('monthly', '2026-03'))).toBe('409 committee-report.exists');
    const anew = expected(await open('monthly', '2026-03', 'late-reports'), 201);
    expect(anew).toMatchObject({ edition: 2, corrects: taken.id, reason: 'late-reports', texts: taken.texts });
    expected(await step(chair, expected(await step(analyst, anew, 'propose'), 200), 'approve'), 200);
    expect(await read(taken.id)).toMatchObject({ status: 'superseded', lines: taken.lines });
  });

  it('is begun once, approved once, whoever else tries at the same time', async () => {
    const opened = await Promise.all(Array.from({ length: 5 }, () => open('monthly', '2026-01')));
    expect(opened.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409]);
    const draft = opened.find(({ status }) => status === 201)!.body;
    const saved = expected(await save(analyst, draft, { texts: written(['summary']) }), 200);
    const proposed = await Promise.all(Array.from({ length: 4 }, () => step(analyst, saved, 'propose')));
    expect(proposed.map(({ status }) => status).filter((status) => ![409, 412].includes(status))).toEqual([200]);
    const waiting = await read(draft.id);
    const taken = await Promise.all(Array.from({ length: 4 }, () => step(chair, waiting, 'approve')));
    expect(taken.map(({ status }) => status).filter((status) => ![409, 412].includes(status))).toEqual([200]);
    const { rows } = await admin.query(`select move from committee_report_move where report_id = $1 order by number`, [draft.id]);
    expect(rows.map(({ move }: { move: string }) => move)).toEqual(['open', 'propose', 'approve']);
  });

  it('is told the chair’s offices by its id alone, once each time it is proposed', async () => {
    const draft = expected(await open('monthly', '2025-12'), 201);
    const saved = expected(await save(analyst, draft, { texts: written(['summary']) }), 200);
    const proposed = expected(await step(analyst, saved, 'propose'), 200);
    const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
    const chore = workOf({ storageDir: 'none' }).chores.find(({ name }) => name === 'tell-chair-of-reports')!;
    try {
      for (const now of [new Date(), new Date()]) await chore.run(worker, now);
    } finally {
      await worker.close();
    }
    const { rows } = await admin.query(
      `select role, kind, case_id as "caseId", details from notification where subject_id = $1 and kind = 'committee-report-proposed'`,
      [proposed.id],
    );
    expect(rows).toEqual([{ role: 'committee-chair', kind: 'committee-report-proposed', caseId: null, details: {} }]);
  });

  it('is nobody else’s, and no draft is left when it is discarded', async () => {
    const draft = expected(await open('monthly', '2026-02'), 201);
    for (const name of ['external-evaluator', 'agency-focal-point', 'police-officer', 'data-protection-officer', 'system-admin']) {
      const who = await api.signIn(name);
      expect([name, await codeOf(who.get('/committee-reports'))]).toEqual([name, '403 role.forbidden']);
      expect([name, await codeOf(who.get(`/committee-reports/${draft.id}`))]).toEqual([name, '403 role.forbidden']);
      expect([name, await codeOf(step(who, draft, 'discard'))]).toEqual([name, '403 role.forbidden']);
    }
    expect(await codeOf(open('monthly', '2026-02', undefined, chair))).toBe('403 role.forbidden');
    expect(await codeOf(step(chair, draft, 'discard'))).toBe('403 role.forbidden');
    expect(expected(await step(analyst, draft, 'discard'), 200)).toMatchObject({ status: 'discarded', steps: [] });
    expect(expected(await open('monthly', '2026-02'), 201).edition).toBe(2);
    const page = expected(await chair.get<Page<CommitteeReportListItem>>('/committee-reports?kind=monthly&limit=1'), 200);
    expect(page.items).toHaveLength(1);
    expect(page.nextCursor).not.toBeNull();
  });
});

it('a quarter is its months’ frozen reports, with the letter that it goes out with', async () => {
  const draft = expected(await open('quarterly', '2025-Q3'), 201);
  const letter = { texts: written(['summary']), letterNumber: 'م/112', letterDate: '2026-11-02' };
  const bare = expected(await save(analyst, draft, { texts: written(['summary']) }), 200);
  expect(await codeOf(step(analyst, bare, 'propose'))).toBe('409 committee-report.incomplete');
  const saved = expected(await save(analyst, bare, letter), 200);
  const months = [await approved('2025-07'), await approved('2025-08')];
  expect(await codeOf(step(analyst, saved, 'propose'))).toBe('409 committee-report.months-missing');
  months.push(await approved('2025-09'));
  const proposed = expected(await step(analyst, saved, 'propose'), 200);
  expect(linesOf(proposed, 'members')).toEqual(months.flatMap((month) => linesOf(month, 'members')));
  expect(linesOf(proposed, 'activity')).toEqual(linesOf(months[2]!, 'activity'));
  expect(linesOf(proposed, 'axis')).toHaveLength(12);
  const taken = expected(await step(chair, proposed, 'approve'), 200);
  expect(taken).toMatchObject({ status: 'approved', letterNumber: 'م/112', letterDate: '2026-11-02' });
});

describe('the year’s report', () => {
  it('holds published tables as they stand, goes stale with them, and needs two people', async () => {
    const [table, other] = [await publishedTable(admin), await publishedTable(admin)];
    const proposed = await annual('2024', [table]);
    const [line] = linesOf(proposed, 'release');
    expect(line!.release).toMatchObject({ id: table, cells: [{ figure: 9375 }, { figure: 8640 }, { figure: null }] });
    expect(
      linesOf(proposed, 'activity').every(
        ({ reached, target, ratio }) => reached === null && target === null && ((ratio ?? 0) * 20) % 1 === 0,
      ),
    ).toBe(true);
    expect(await codeOf(step(analyst, proposed, 'approve'))).toBe('409 committee-report.second-person');
    await admin.query(`update statistic_release set status = 'withdrawn', reason = 'wrong-figures' where id = $1`, [table]);
    expect(await codeOf(step(second, proposed, 'approve'))).toBe('409 committee-report.stale');
    const returned = expected(await step(chair, proposed, 'return', { note: 'Another table' }), 200);
    expect(await codeOf(step(analyst, returned, 'propose'))).toBe('409 committee-report.stale');
    const draft = expected(await save(analyst, returned, { texts: written(chapters), releases: [other] }), 200);
    expect(draft.stale).toBe(false);
    const whole = expected(await step(analyst, draft, 'propose'), 200);
    expect(expected(await step(second, whole, 'approve'), 200).status).toBe('approved');
  });

  it('is read by everybody, on the portal and as a signed paper with an ETag, until it is withdrawn with a reason', async () => {
    const table = await publishedTable(admin);
    const proposed = await annual('2025', [table]);
    const file = (headers: Record<string, string> = {}) => fetch(`${api.url}/public/v1/committee-reports/${proposed.id}/file`, { headers });
    expect([(await file()).status, (await visit(`/en/reports/${proposed.id}`)).includes('Invented')]).toEqual([404, false]);
    const out = expected(await step(chair, proposed, 'approve'), 200);
    for (const language of ['ar', 'ckb', 'en']) {
      expect(await visit(`/${language}/reports`)).toContain(`/portal/${language}/reports/${out.id}"`);
      const page = await visit(`/${language}/reports/${out.id}`);
      for (const chapter of chapters) expect(page).toContain(`Invented ${chapter}`);
      expect(page).not.toMatch(/<script|style=/);
    }
    const page = await visit(`/en/reports/${out.id}`);
    expect(page).toContain('9\u202f375');
    expect(page).toContain('8\u202f640');
    const answer = await file();
    const etag = answer.headers.get('etag')!;
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, answer.headers.get('set-cookie'), etag]).toEqual([
      200,
      null,
      `"${createHash('sha256').update(bytes).digest('hex')}"`,
    ]);
    expect((await file({ 'if-none-match': etag })).status).toBe(304);
    const drawn = pdfText(bytes).replace(/[^٠-٩\n]/g, '');
    for (const figure of ['٩٣٧٥', '٨٦٤٠']) expect(drawn).toMatch(new RegExp(`${figure}|${[...figure].toReversed().join('')}`));

    // A table of it that is withdrawn takes its figures, and the paper that holds them, from the public.
    await admin.query(`update statistic_release set status = 'withdrawn', reason = 'safety' where id = $1`, [table]);
    expect((await file()).status).toBe(404);
    const without = await visit(`/en/reports/${out.id}`);
    expect([without.includes('9\u202f375'), without.includes('A table in this report was withdrawn')]).toEqual([false, true]);

    const corrected = await annual('2025', [await publishedTable(admin)], 'release-withdrawn');
    const next = expected(await step(chair, corrected, 'approve'), 200);
    expect(await visit(`/en/reports/${next.id}`)).toContain('Reason: A table was withdrawn or corrected');
    expect(await visit(`/en/reports/${out.id}`)).toContain('A corrected edition took the place');
    expect(await codeOf(step(chair, next, 'withdraw'))).toBe('400 body.invalid');
    expect(expected(await step(chair, next, 'withdraw', { reason: 'safety' }), 200).status).toBe('withdrawn');
    const gone = await visit(`/en/reports/${next.id}`);
    expect([gone.includes('This report was withdrawn. Reason: Safety of persons.'), gone.includes('Invented')]).toEqual([true, false]);
    expect(await visit('/en/reports')).not.toContain(next.id);
    expect((await fetch(`${api.url}/public/v1/committee-reports/${next.id}/file`)).status).toBe(404);
  });
});

it('changes nothing on what it does not take', async () => {
  const thisYear = localDay(new Date()).slice(0, 4);
  const draft = expected(await open('annual', '2023'), 201);
  await changesNothing(admin, async () => {
    for (const [kind, period] of [['monthly', '2026-13'], ['monthly', '2025'], ['quarterly', '2026-Q5'], ['annual', thisYear], ['annual', '2022'], ['monthly', '2099-01'], ['annual', "2025'--"]] as const)
      expect([period, await codeOf(open(kind, period))]).toEqual([period, '400 body.invalid']); // prettier-ignore
    expect(await codeOf(open('annual', '2023', 'safety'))).toBe('409 committee-report.exists');
    const one = { chapter: 'summary', ar: 'x', ckb: '', en: '' };
    for (const body of [
      { texts: [one, one] }, { texts: [{ ...one, chapter: 'other' }] }, { texts: [{ ...one, ar: 'x'.repeat(6001) }] }, { texts: [{ ...one, ar: '\u202ex' }] },
      { letterNumber: '1' }, { letterDate: '2026-01-01' }, { releases: ['x'] }, { releases: Array.from({ length: 21 }, () => randomUUID()) }, { releases: null },
    ]) expect([body, await codeOf(save(analyst, draft, body))]).toEqual([body, '400 body.invalid']); // prettier-ignore
    expect(await codeOf(step(analyst, draft, 'publish'))).toBe('400 body.invalid');
    expect(await codeOf(step(analyst, draft, 'propose'))).toBe('409 committee-report.incomplete');
    expect(await codeOf(step(analyst, { ...draft, version: 9 }, 'discard'))).toBe('412 conflict');
    expect(await codeOf(analyst.get(`/committee-reports/${randomUUID()}`))).toBe('404 not-found');
  });
  const unknown = expected(await save(analyst, draft, { texts: written(chapters), releases: [randomUUID()] }), 200);
  expect(unknown.stale).toBe(true);
  expect(await codeOf(step(analyst, unknown, 'propose'))).toBe('409 committee-report.stale');
});

it('is frozen in the database, whoever writes there, by the same steps as the domain’s', async () => {
  for (const statement of [
    `update committee_report_line set content = '{}'`,
    'delete from committee_report_line',
    `insert into committee_report_line (report_id, round, position, kind, content) select id, round, 999, 'members', '{}' from committee_report where status = 'approved'`,
    `update committee_report set texts = '[]' where status = 'approved'`,
    `update committee_report set status = 'draft', decided_by = null, decided_at = null where status = 'approved'`,
    `update committee_report_paper set content = '\\x25', content_hash = sha256('\\x25')`,
    'delete from committee_report_move',
    'delete from committee_report',
  ]) await expect(admin.query(statement)).rejects.toMatchObject({ code: '42501' }); // prettier-ignore
  const { rows } = await admin.query<{ step: string; from: string; to: string; another: boolean }>(
    'select step, from_status as "from", to_status as "to", by_another as another from guard.committee_report_step order by step',
  );
  expect(rows).toEqual(
    Object.entries(committeeReportMachine)
      .map(([name, { from, to, byAnother }]) => ({ step: name, from: from[0], to, another: byAnother }))
      .toSorted((a, b) => (a.step < b.step ? -1 : 1)),
  );
});
