import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderStorage, sweepStorage, WorkerDatabase } from '@himaya/api/testing';
import {
  localDay,
  monthAfter,
  planEvidenceRules,
  planRules,
  type AgencyId,
  type OverdueReportsView,
  type PlanEvidenceView,
  type PlanReportId,
  type PlanReportView,
  type StatisticsAnswer,
} from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Session, type TestApi } from '../support/api';
import { jpeg, jpegParts, pdf, png } from '../support/files';
import { inContext } from '../support/in-context';
import { codeOf } from '../support/legal-room';
import { expected, ifMatch } from '../support/main-job';
import { evidenceForm, focalPointOf } from '../support/plan-room';
import { monthsAgo, opened, readReport, review, save, submit, whole } from '../support/report-room';

let folder: string;
let api: TestApi;
let guard: Client;
let justice: Session;
let labour: Session;
let secretariat: Session;
let chair: Session;
let evaluator: Session;
let report: PlanReportView;
let first: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'himaya-evidence-'));
  api = await startTestApi({ WORKER: 'apart', STORAGE_DIR: folder });
  guard = await api.database.asGuard();
  [labour, secretariat, chair, evaluator] = (await Promise.all(
    ['agency-focal-point', 'secretariat-analyst', 'committee-chair', 'external-evaluator'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session];
  const focal = await focalPointOf(guard, 'ministry-of-justice');
  justice = api.sessionWith(focal.username, focal);
  report = await opened(justice, monthsAgo(20));
  first = report.activities[0]!.activityId;
});
afterAll(async () => {
  await api.stop();
  rmSync(folder, { recursive: true, force: true });
});

const add = (who: Session, form: FormData, headers: Record<string, string> = {}, of = report.id): Promise<Answer<PlanEvidenceView>> =>
  who.post<PlanEvidenceView>(`/plan/reports/${of}/evidence`, form, headers);
const added = async (): Promise<PlanEvidenceView> => expected(await add(justice, evidenceForm(first, { bytes: jpeg() })), 201);
const content = (who: Session, id: string): Promise<Response> =>
  fetch(`${api.url}/plan/evidence/${id}/content`, { headers: { cookie: who.cookie } });
const list = async (who: Session): Promise<readonly PlanEvidenceView[]> =>
  expected(await who.get<{ items: PlanEvidenceView[] }>(`/plan/reports/${report.id}/evidence`), 200).items;
const retract = (who: Session, file: PlanEvidenceView, reason = 'wrong-file'): Promise<Answer<PlanEvidenceView>> =>
  who.post<PlanEvidenceView>(`/plan/evidence/${file.id}/retraction`, { reason }, ifMatch(file));
const remove = (who: Session, file: PlanEvidenceView): Promise<Answer<PlanEvidenceView>> =>
  who.post<PlanEvidenceView>(`/plan/evidence/${file.id}/removal`, {}, ifMatch(file));
const files = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );
const rowsOf = async (): Promise<number> => (await guard.query('select from plan_evidence')).rowCount ?? 0;

describe('a file that shows what was reported', () => {
  let file: PlanEvidenceView;

  it('is kept sealed, cleaned of place and time, and seen by its member alone while the report is written', async () => {
    const place = 'Invented-Place 33.3152N 44.3661E';
    const form = evidenceForm(first, { bytes: jpeg(jpegParts.exif(place), jpegParts.comment(place)), name: 'كتاب مخترع.jpg' });
    file = expected(await add(justice, form), 201);
    expect(file).toMatchObject({
      activityId: first,
      mediaType: 'image/jpeg',
      fileName: 'كتاب مخترع.jpg',
      accepted: false,
      removedAt: null,
    });
    const answer = await content(justice, file.id);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([bytes.length, bytes.includes('picture bytes'), bytes.includes(place)]).toEqual([file.sizeBytes, true, false]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-disposition': `attachment; filename="evidence-${file.id.slice(0, 8)}.jpg"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
    expect(files().map((path) => readFileSync(path).includes('picture bytes'))).toEqual([false]);
    expect(await list(justice)).toEqual([file]);
    for (const who of [labour, secretariat, chair]) {
      expect(await codeOf(who.get(`/plan/reports/${report.id}/evidence`))).toBe('404 not-found');
      expect((await content(who, file.id)).status).toBe(404);
    }
    const { rows } = await guard.query<{ action: string }>(
      `select action from audit_event where subject_id = $1 and result = 'done' and action like 'plan-evidence.%' order by at`,
      [file.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['plan-evidence.add', 'plan-evidence.read']);
  });

  it('is made once by the same attempt, and at most five an activity, however many come at once', async () => {
    const second = report.activities[1]!.activityId;
    const key = { 'idempotency-key': randomUUID() };
    const once = expected(await add(justice, evidenceForm(second, { bytes: png(), mediaType: 'image/png' }), key), 201);
    expect(expected(await add(justice, evidenceForm(second, { bytes: png(), mediaType: 'image/png' }), key), 201)).toEqual(once);
    const answers = await Promise.all(
      Array.from({ length: planEvidenceRules.most + 1 }, () => codeOf(add(justice, evidenceForm(second, { bytes: jpeg() })))),
    );
    expect(answers.toSorted()).toEqual([
      ...Array<string>(planEvidenceRules.most - 1).fill('201 '),
      ...Array<string>(2).fill('409 plan-evidence.too-many'),
    ]);
    expect(files()).toHaveLength(1 + planEvidenceRules.most);
  });

  it('that is none, or of another, is refused with its code, and nothing of it is kept', async () => {
    const before = [await rowsOf(), files().length];
    const active = pdf('<< /Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>');
    for (const [form, code] of [
      [evidenceForm(first, { bytes: Buffer.from('MZ this is a program and no picture at all') }), '415 document.type-refused'],
      [evidenceForm(first, { bytes: Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(64)]) }), '415 document.type-refused'],
      [evidenceForm(first, { bytes: png(), mediaType: 'application/pdf' }), '422 document.type-differs'],
      [evidenceForm(first, { bytes: png().subarray(0, 40), mediaType: 'image/png' }), '422 document.malformed'],
      [evidenceForm(first, { bytes: active, mediaType: 'application/pdf' }), '422 document.active-content'],
      [evidenceForm(first, { bytes: Buffer.concat([jpeg(), Buffer.alloc(21 * 1024 * 1024)]) }), '413 document.too-large'],
      [evidenceForm(first, { bytes: jpeg(), name: '../../etc/passwd' }), '422 document.name-refused'],
      [evidenceForm(first, { bytes: Buffer.alloc(0) }), '400 body.invalid'],
      [evidenceForm('s2023-9.99', { bytes: jpeg() }), '400 body.invalid'],
      [evidenceForm('x" or 1=1', { bytes: jpeg() }), '400 body.invalid'],
    ] as const) {
      expect([code, await codeOf(add(justice, form))]).toEqual([code, code]);
    }
    expect(await codeOf(add(labour, evidenceForm(first, { bytes: jpeg() })))).toBe('404 not-found');
    expect(await codeOf(add(justice, evidenceForm(first, { bytes: jpeg() }), {}, randomUUID() as PlanReportId))).toBe('404 not-found');
    for (const who of [secretariat, chair, evaluator, await api.signIn('police-officer')]) {
      expect(await codeOf(add(who, evidenceForm(first, { bytes: jpeg() })))).toBe('403 role.forbidden');
    }
    expect([await rowsOf(), files().length]).toEqual(before);
  });

  it('is taken back by its member: it opens for nobody any more, and that it was there stays', async () => {
    const wrong = await added();
    expect(await codeOf(retract(labour, wrong))).toBe('404 not-found');
    expect(await codeOf(retract(justice, { ...wrong, version: 9 }))).toBe('412 conflict');
    expect(await codeOf(retract(justice, wrong, 'because'))).toBe('400 body.invalid');
    const raced = await Promise.all(Array.from({ length: 3 }, () => codeOf(retract(justice, wrong))));
    expect(raced.toSorted()).toEqual(['200 ', '412 conflict', '412 conflict']);
    expect((await list(justice)).find(({ id }) => id === wrong.id)).toMatchObject({ fileName: null, removalReason: 'wrong-file' });
    expect((await content(justice, wrong.id)).status).toBe(410);
    expect((await guard.query('select from subject_key where subject_id = $1', [wrong.id])).rowCount).toBe(0);
    const old = new Date(Date.now() - 3 * 3_600_000);
    files().forEach((path) => utimesSync(path, old, old));
    const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
    await sweepStorage(new FolderStorage(folder)).run(worker, new Date());
    await worker.close();
    // The sweep takes its file, and of what is kept none.
    const kept = (await list(justice)).filter(({ removedAt }) => removedAt === null);
    expect(
      files()
        .map((path) => path.slice(-36))
        .toSorted(),
    ).toEqual(kept.map(({ id }) => id as string).toSorted());
  });

  it('goes to the secretariat and the chair with its report, and stays once that is accepted', async () => {
    report = expected(await save(justice, report, whole(report, 1)), 200);
    report = expected(await submit(justice, report), 200);
    for (const who of [secretariat, chair]) {
      expect((await list(who)).find(({ id }) => id === file.id)?.fileName).toBe('كتاب مخترع.jpg');
      expect((await content(who, file.id)).status).toBe(200);
    }
    expect(await codeOf(labour.get(`/plan/reports/${report.id}/evidence`))).toBe('404 not-found');
    expect((await content(labour, file.id)).status).toBe(404);
    for (const who of [evaluator, await api.signIn('police-officer'), await api.signIn('system-admin')]) {
      expect(await codeOf(who.get(`/plan/reports/${report.id}/evidence`))).toBe('403 role.forbidden');
      expect((await content(who, file.id)).status).toBe(403);
    }
    expect(await codeOf(add(justice, evidenceForm(first, { bytes: jpeg() })))).toBe('409 plan-report.not-now');
    // Sent back, the report takes another file, which the secretariat sees when it comes again.
    expected(await review(secretariat, report, { review: 'return', reason: 'evidence-missing' }), 200);
    const more = await added();
    expect((await list(secretariat)).map(({ id }) => id)).not.toContain(more.id);
    const again = await readReport(justice, report.id);
    report = expected(await submit(justice, expected(await save(justice, again, whole(again, 2)), 200)), 200);
    expect((await list(secretariat)).map(({ id }) => id)).toContain(more.id);
    // Taken back or accepted, never both.
    const [taken, accepted] = await Promise.all([
      codeOf(retract(justice, more)),
      codeOf(review(secretariat, report, { review: 'accept' })),
    ]);
    expect(accepted).toBe('200 ');
    expect(['200 ', '409 plan-evidence.accepted', '412 conflict']).toContain(taken);
    const { rows } = await guard.query<{ accepted: boolean; gone: boolean }>(
      'select accepted, removed_at is not null as gone from plan_evidence where id = $1',
      [more.id],
    );
    expect(rows).toEqual([{ accepted: taken !== '200 ', gone: taken === '200 ' }]);
    expect(await codeOf(retract(justice, (await list(justice)).find(({ id }) => id === file.id)!))).toBe('409 plan-evidence.accepted');
  });

  it('in which somebody appears is removed by the secretariat, whenever that is found', async () => {
    const found = (await list(secretariat)).find(({ id }) => id === file.id)!;
    expect(found.accepted).toBe(true);
    for (const who of [justice, chair]) expect(await codeOf(remove(who, found))).toBe('403 role.forbidden');
    expect(await codeOf(remove(secretariat, { ...found, version: found.version + 1 }))).toBe('412 conflict');
    expect(expected(await remove(secretariat, found), 200)).toMatchObject({ fileName: null, removalReason: 'names-person' });
    for (const who of [justice, secretariat, chair]) expect((await content(who, file.id)).status).toBe(410);
    expect(await codeOf(remove(secretariat, { ...found, version: found.version + 1 }))).toBe('410 document.removed');
  });
});

describe('figures that a body owes by duty', () => {
  const month = '2025-02-01';
  const movements = (figure: number | null, more: object[] = []): object => ({ measure: 'migration-movements', figure, parts: more });
  const regular = (regular: number, irregular: number): object[] => [
    { dimension: 'regularity', category: 'regular', figure: regular },
    { dimension: 'regularity', category: 'irregular', figure: irregular },
  ];
  const returned = (figure: number): object => ({ measure: 'returns-recorded-by-transport', figure });
  const panels = { measure: 'guidance-panels', figure: 2 };
  const awareness = { measure: 'awareness-activities', figure: 4 };
  const told = async (measure: string, by = ''): Promise<StatisticsAnswer> =>
    expected(await secretariat.get<StatisticsAnswer>(`/statistics/measures/${measure}?by=${by}&from=2025&to=2025`), 200);
  const figuresOf = ({ cells }: StatisticsAnswer) => cells.map(({ value, sign }) => value ?? sign);

  it('stand in its form, are given with what they are made of, and are answered once they are accepted', async () => {
    const focal = await focalPointOf(guard, 'ministry-of-transport');
    const transport = api.sessionWith(focal.username, focal);
    const app = await api.database.asApp();
    const draft = await opened(transport, month);
    expect(draft.duties.map(({ measure }) => measure.id)).toEqual([
      'awareness-activities',
      'guidance-panels',
      'migration-movements',
      'returns-recorded-by-transport',
    ]);
    expect(draft.duties[2]).toMatchObject({ value: null, base: null, measure: { definition: { ckb: expect.any(String) as string } } });
    expect(draft.duties[2]!.breakdowns.map(({ id }) => id)).toEqual(['crossing', 'regularity', 'kind']);
    expect(draft.duties[2]!.measure.name.ckb).not.toBe(draft.duties[2]!.measure.name.ar);

    const without = expected(await save(transport, draft, whole(draft, 1), []), 200);
    expect(await codeOf(submit(transport, without))).toBe('409 plan-report.incomplete');
    const again = await readReport(transport, draft.id);
    for (const wrong of [
      [{ ...awareness, figure: 999_999_999 }],
      [{ ...awareness, figure: -1 }],
      [awareness, awareness],
      [{ measure: 'beggars-recorded', figure: 1 }],
      [movements(10, regular(7, 4))],
      [movements(10, regular(7, 2).slice(1))],
      [movements(10, [...regular(7, 2), ...regular(1, 1)])],
      [movements(10, [{ dimension: 'sex', category: 'female', figure: 1 }])],
    ])
      expect([wrong, await codeOf(save(transport, again, [], wrong))]).toEqual([wrong, '400 body.invalid']);
    expect((await readReport(transport, draft.id)).version).toBe(again.version);
    // The database holds the same where the domain is passed by.
    for (const wrong of [movements(10, regular(7, 4)), movements(10, regular(7, 2).slice(1)), { measure: 'beggars-recorded', figure: 1 }]) {
      const values = [draft.id, again.version, '[]', JSON.stringify([wrong])];
      const rows = await inContext(app, focal, (q) => q('select guard.save_plan_month($1, $2, $3, $4) as said', values));
      expect([wrong, rows]).toEqual([wrong, [{ said: 'body.invalid' }]]);
    }

    const saved = expected(
      await save(transport, again, whole(again, 1), [awareness, panels, movements(40_000_000, regular(39_000_000, 60_000)), returned(30)]),
      200,
    );
    expect(saved.duties[2]).toMatchObject({ value: 40_000_000, jump: true, parts: regular(39_000_000, 60_000).toReversed() });
    expect(await told('migration-movements').then(figuresOf)).toEqual(['not-collected']);
    const sent = expected(await submit(transport, saved), 200);
    // Few of a kind are somebody: whoever looks on sees the figure, and what it is made of protected alone.
    expect((await readReport(secretariat, draft.id)).duties[2]).toMatchObject({ value: 40_000_000, jump: true, parts: [] });
    expected(await review(secretariat, sent, { review: 'accept' }), 200);

    const all = await told('migration-movements', 'regularity');
    expect([figuresOf(all), all.totals.map(({ value }) => value)]).toEqual([[39_000_000, 60_000], [40_000_000]]);
    expect(all.cells[0]).toMatchObject({ regularity: 'regular', protection: 'none' });
    expect(all.method).toMatchObject({ name: 'as-reported', coverage: 'monthly-reports' });
    expect(figuresOf(await told('migration-movements', 'crossing'))).toEqual(['not-collected', 'not-collected', 'not-collected']);
    expect(figuresOf(await told('awareness-activities', 'agency-kind'))).toEqual([4, ...Array<string>(4).fill('not-collected')]);
    // People are protected, whoever counted them.
    const people = await told('returns-recorded-by-transport');
    expect(people.method).toMatchObject({ name: 'cell-key', coverage: 'monthly-reports' });
    expect([people.cells[0]!.protection, Math.abs(people.cells[0]!.value! - 30) <= 10]).toEqual(['perturbed', true]);

    // A month on: what was given before is what a figure is held against, though nothing was given in between.
    const next = await opened(transport, '2025-04-01');
    expect(next.duties[2]).toMatchObject({ last: null, base: 40_000_000, jump: false });
    const more = expected(await save(transport, next, whole(next, 1), [awareness, panels, movements(0), returned(5)]), 200);
    expected(await review(secretariat, expected(await submit(transport, more), 200), { review: 'accept' }), 200);
    expect((await told('migration-movements')).cells[0]!.value).toBe(40_000_000);
    expect((await told('awareness-activities')).cells[0]!.value).toBe(8);
    const third = await opened(transport, '2025-05-01');
    expect(third.duties[2]).toMatchObject({ last: 0, base: 40_000_000 });
    const tenfold = expected(await save(transport, third, [], [movements(400_000_001)]), 200);
    expect(tenfold.duties[2]!.jump).toBe(true);
    // A correction takes the place of what was accepted only once it is accepted itself.
    const taken = expected(await save(transport, await readReport(transport, draft.id), [], [{ ...awareness, figure: 1 }]), 200);
    expect([taken.revision, taken.duties[2]!.parts.length, (await told('awareness-activities')).cells[0]!.value]).toEqual([2, 2, 8]);
    expected(await review(secretariat, expected(await submit(transport, taken), 200), { review: 'accept' }), 200);
    expect(figuresOf(await told('awareness-activities'))).toEqual([5]);
    expect(figuresOf(await told('migration-movements', 'regularity'))).toEqual([39_000_000, 60_000]);
    const frozen = secretariat.post('/statistics/releases', { measure: 'awareness-activities', by: [], period: '2025' });
    expect(await codeOf(frozen)).toBe('409 release.not-a-count');
  });
});

const tell = (who: Session, { id, version }: PlanReportView, achievements: unknown, entries: readonly object[] = []) =>
  who.post<PlanReportView>(`/plan/reports/${id}/entries`, { entries, achievements }, ifMatch({ version }));

it('a body without an activity reports what it achieved or nothing, and owes the month no longer', async () => {
  const month = monthAfter(`${localDay(new Date()).slice(0, 7)}-01`, -2);
  const { rows: free } = await guard.query<{ id: AgencyId }>(
    `select m.id from unnest($1::text[]) m (id) where not exists (select from guard.plan_activities_of(m.id, $2))
        and not exists (select from unit u where u.agency_id = m.id and u.kind = 'committee-office')`,
    [members, month],
  );
  const idle = free[0]!.id;
  const user = await focalPointOf(guard, idle);
  const focal = api.sessionWith(user.username, user);
  const owes = async (): Promise<boolean> => {
    const { members: owing } = expected(await secretariat.get<OverdueReportsView>('/plan/overdue'), 200);
    return owing.some(({ agency, months }) => agency.id === idle && months.some((one) => one.month === month));
  };
  expect(await owes()).toBe(true);
  const draft = await opened(focal, month);
  expect(draft).toMatchObject({ activities: [], achievements: null });
  expect(await codeOf(tell(focal, draft, ''))).toBe('400 body.invalid');
  expect(await codeOf(tell(focal, draft, 'x'.repeat(planRules.achievements + 1)))).toBe('400 body.invalid');
  expect(await codeOf(tell(labour, draft, 'Invented.'))).toBe('404 not-found');
  const first = expected(await tell(focal, draft, 'Ten invented leaflets.'), 200);
  expect(await codeOf(tell(focal, draft, 'An older word.'))).toBe('412 conflict');
  expect(first).toMatchObject({ version: 2, achievements: 'Ten invented leaflets.' });
  const sent = expected(await submit(focal, first), 200);
  expect(await owes()).toBe(false);
  const seen = async (who: Session): Promise<string | null> => (await readReport(who, draft.id)).achievements;
  for (const who of [secretariat, chair, evaluator]) expect(await seen(who)).toBe('Ten invented leaflets.');
  expect(await codeOf(labour.get(`/plan/reports/${draft.id}`))).toBe('404 not-found');
  const returned = expected(await review(secretariat, sent, { review: 'return', reason: 'figures-unclear' }), 200);
  // Taken up again: what is left out stays, what is written is seen by its own body alone until it is submitted, and null takes it back.
  const again = expected(await save(focal, returned, []), 200);
  expect([again.revision, again.achievements]).toEqual([2, 'Ten invented leaflets.']);
  const better = expected(await tell(focal, again, 'Twelve invented leaflets.'), 200);
  expect([better.achievements, await seen(secretariat)]).toEqual(['Twelve invented leaflets.', 'Ten invented leaflets.']);
  const none = expected(await tell(focal, better, null), 200);
  expect([none.achievements, await seen(secretariat)]).toEqual([null, 'Ten invented leaflets.']);
  expected(await submit(focal, none), 200);
  expect(await seen(secretariat)).toBeNull();
});
