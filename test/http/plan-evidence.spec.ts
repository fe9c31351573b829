import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderStorage, sweepStorage, WorkerDatabase } from '@himaya/api/testing';
import { planEvidenceRules, type PlanEvidenceView, type PlanReportId, type PlanReportView } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Session, type TestApi } from '../support/api';
import { jpeg, jpegParts, pdf, png } from '../support/files';
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
