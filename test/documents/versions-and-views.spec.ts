import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markPdf } from '@himaya/api/testing';
import { maskOf, type CaseView, type DocumentView, type ReferralView } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Problem, type Session, type TestApi } from '../support/api';
import { aForm, jpeg, pdf, pdfOfPages } from '../support/files';
import { consentTo, expected, ifMatch, nameOf, openCase, shelterReferral, step, unitOf } from '../support/main-job';
import { asDrawn, pdfText } from '../support/pdf-text';
import { refusal } from '../support/refusals';

let folder: string;
let api: TestApi;
let guard: Client;
let officer: Session;
let shelter: Session;
let kase: CaseView;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'himaya-views-'));
  api = await startTestApi({ WORKER: 'apart', STORAGE_DIR: folder });
  guard = await api.database.asGuard();
  officer = await api.signIn('police-officer');
  shelter = await api.signIn('shelter-caseworker');
  kase = await openCase(officer);
  const desk = await unitOf(shelter);
  const consent = await consentTo(officer, kase.id, desk.id);
  const fields = ['identity-name', 'identity-documents'];
  const sent = await officer.post<ReferralView>(`/cases/${kase.id}/referrals`, shelterReferral(desk.id, consent.id, { fields }));
  await step(shelter, await step(shelter, expected(sent, 201), 'receive'), 'accept');
});
afterAll(async () => {
  await api.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function send<View = Problem>(
  as: Session,
  path: string,
  form: FormData,
  headers: Record<string, string> = {},
): Promise<Answer<View>> {
  const response = await fetch(`${api.url}${path}`, {
    method: 'POST',
    body: form,
    headers: { cookie: as.cookie, 'x-csrf-token': as.csrfToken, ...headers },
  });
  return { status: response.status, headers: response.headers, etag: response.headers.get('etag'), body: (await response.json()) as View };
}
const add = async (form: FormData, as = officer): Promise<DocumentView> =>
  expected(await send<DocumentView>(as, `/cases/${kase.id}/documents`, form), 201);
const replace = <View = Problem>(former: DocumentView, form: FormData, as = officer) =>
  send<View>(as, `/documents/${former.id}/versions`, form, ifMatch(former));
const replaced = async (former: DocumentView, form: FormData): Promise<DocumentView> =>
  expected(await replace<DocumentView>(former, form), 201);
const fetched = (as: Session, id: string, what: 'content' | 'view'): Promise<Response> =>
  fetch(`${api.url}/documents/${id}/${what}`, { headers: { cookie: as.cookie } });
const refused = async (answer: Response): Promise<string> => `${answer.status} ${((await answer.json()) as Problem).code}`;
const list = async (as: Session): Promise<readonly DocumentView[]> =>
  expected(await as.get<{ items: DocumentView[] }>(`/cases/${kase.id}/documents`), 200).items;
const aPdf = (...pages: string[]): FormData => aForm({ bytes: pdfOfPages(...pages), mediaType: 'application/pdf' });

describe('a document that one may only view', () => {
  it('is not taken away by who only reads its category, and shown to them with their mark', async () => {
    const photo = await add(aForm({ bytes: jpeg() }, 'photo'));
    expect(photo).toMatchObject({ downloadable: true, replaceable: true });
    const seen = (await list(shelter)).find(({ id }) => id === photo.id)!;
    expect(seen).toMatchObject({ downloadable: false, removable: false, replaceable: false });
    expect((await fetched(officer, photo.id, 'content')).status).toBe(200);
    expect(await refused(await fetched(shelter, photo.id, 'content'))).toBe('409 document.view-only');

    const answer = await fetched(shelter, photo.id, 'view');
    const page = await answer.text();
    const [reader, unit] = [await nameOf(shelter), await unitOf(shelter)];
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; img-src data:; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const shown = /data:image\/jpeg;base64,([^"]+)"/.exec(page)![1]!;
    expect(Buffer.from(shown, 'base64')).toEqual(Buffer.from(await (await fetched(officer, photo.id, 'content')).arrayBuffer()));
    for (const said of [reader, unit.name.ar, 'سرّي']) expect(page.split(said).length - 1).toBe(5);
    expect(page).not.toContain(await nameOf(officer));

    const { rows } = await guard.query<{ line: string }>(
      `select concat_ws(' ', action, result, problem, categories) as line from audit_event
        where case_id = $1 and unit_id = $2 and action in ('document.read', 'document.view') order by at`,
      [kase.id, unit.id],
    );
    expect(rows.map(({ line }) => line)).toEqual(['document.read refused document.view-only 0', 'document.view done 2']);
  });

  it('bears the mark on each page of a PDF, behind which the file lies byte for byte', async () => {
    const bytes = pdfOfPages('BT /F9 12 Tf (First) Tj ET', 'BT /F9 12 Tf (Second) Tj ET');
    const paper = await add(aForm({ bytes, mediaType: 'application/pdf' }, 'identity-document'));
    const answer = await fetched(shelter, paper.id, 'view');
    const marked = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
      200,
      'application/pdf',
      'inline',
    ]);
    expect(marked.subarray(0, bytes.length).equals(bytes)).toBe(true);
    const update = marked.subarray(bytes.length).toString('latin1');
    const form = /\/HimayaMark (\d+) 0 R/.exec(update)![1]!;
    // Both pages are written anew, each ends with the mark, and what was on them stays between.
    expect(update.match(new RegExp(`/HimayaMark ${form} 0 R`, 'g'))).toHaveLength(2);
    expect(update.match(/\/HimayaMark Do/g)).toHaveLength(2);
    expect(update.match(/\/Contents \[\d+ 0 R \d+ 0 R \d+ 0 R\]/g)).toHaveLength(2);
    const text = pdfText(marked);
    for (const said of [await nameOf(shelter), (await unitOf(shelter)).name.ar]) expect(text.split(asDrawn(said)).length - 1).toBe(5);
  });

  it('is not shown at all where its pages cannot be followed', async () => {
    const broken = await add(aForm({ bytes: pdf(), mediaType: 'application/pdf' }));
    expect(await refused(await fetched(officer, broken.id, 'view'))).toBe('422 document.unmarkable');
    expect((await fetched(officer, broken.id, 'content')).status).toBe(200);
    expect((await fetched(await api.signIn('police-officer-2'), broken.id, 'view')).status).toBe(404);
    expect((await fetched(officer, randomUUID(), 'view')).status).toBe(404);
  });
});

describe('marking', () => {
  const mark = pdfOfPages('0 0 10 10 re f');

  it('follows pages in trees, in packed objects and in updates, and takes what pages inherit', () => {
    for (const way of ['table', 'streams'] as const) {
      const once = markPdf(pdfOfPages.packed(way, '0 0 1 1 re f', '0 0 2 2 re f'), mark)!;
      const twice = markPdf(once, mark)!;
      expect(twice.subarray(0, once.length).equals(once)).toBe(true);
      expect(
        twice
          .subarray(once.length)
          .toString('latin1')
          .match(/\/Contents \[(\d+ 0 R ){4}\d+ 0 R\]/g),
      ).toHaveLength(2);
    }
  });

  it('leaves alone what goes in circles, is cut, or is no PDF', () => {
    const whole = pdfOfPages('0 0 1 1 re f').toString('latin1');
    const spoilt = [
      whole.replace('/Kids [3 0 R]', '/Kids [2 0 R]'),
      whole.replace(/\/Size \d+/, '/Size x'),
      whole.replace('/MediaBox [0 0 595 842]', '/MediaBox [0 0 x 842]'),
      whole.replace('/Kids [3 0 R]', `/Kids ${'['.repeat(200)}`),
      whole.slice(0, 200),
      whole.replace(/startxref\s+\d+/, 'startxref\n7'),
      '',
    ];
    for (const text of spoilt)
      expect({ text: text.slice(0, 40), marked: markPdf(Buffer.from(text, 'latin1'), mark) }).toMatchObject({ marked: null });
  });
});

describe('a newer version', () => {
  it('takes its place in the list of its line, and the earlier one stays as it was', async () => {
    const first = await add(aPdf('0 0 1 1 re f'));
    const second = await replaced(first, aPdf('0 0 2 2 re f'));
    expect(second).toMatchObject({ edition: 2, replacesId: first.id, replacedById: null, type: first.type, replaceable: true });
    const third = await replaced(second, aPdf('0 0 3 3 re f'));
    const line = (await list(officer)).filter(({ id }) => [first.id, second.id, third.id].includes(id));
    expect(line.map(({ edition, replacedById, replaceable }) => ({ edition, replacedById, replaceable }))).toEqual([
      { edition: 3, replacedById: null, replaceable: true },
      { edition: 2, replacedById: third.id, replaceable: false },
      { edition: 1, replacedById: second.id, replaceable: false },
    ]);
    const bytes = await (await fetched(officer, first.id, 'content')).arrayBuffer();
    expect(Buffer.from(bytes).equals(pdfOfPages('0 0 1 1 re f'))).toBe(true);
    const { rows } = await guard.query<{ action: string }>(
      `select action from audit_event where subject_id = any ($1::uuid[]) and action = 'document.replace' and result = 'done'`,
      [[first.id, second.id]],
    );
    expect(rows).toHaveLength(2);
  });

  it('is of the same kind, after the latest that is there, by who keeps such papers, and once', async () => {
    const first = await add(aForm({ bytes: jpeg() }, 'photo'));
    expect(refusal(await replace(first, aForm({ bytes: jpeg() }, 'statement')))).toBe('400 body.invalid');
    expect(refusal(await replace({ ...first, version: 9 }, aForm({ bytes: jpeg() }, 'photo')))).toBe('412 conflict');
    expect(refusal(await replace(first, aForm({ bytes: jpeg() }, 'photo'), shelter))).toBe('409 case.category-not-yours');
    expect(refusal(await replace(first, aForm({ bytes: jpeg() }, 'photo'), await api.signIn('police-officer-2')))).toBe('404 not-found');
    expect(
      refusal(await replace(first, aForm({ bytes: pdf('<< /S /JavaScript /JS (1) >>'), mediaType: 'application/pdf' }, 'photo'))),
    ).toBe('422 document.active-content');
    const both = await Promise.all([1, 2].map(() => replace(first, aForm({ bytes: jpeg() }, 'photo'))));
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(refusal(await replace(first, aForm({ bytes: jpeg() }, 'photo')))).toBe('409 document.replaced');
    const gone = await add(aForm({ bytes: jpeg() }, 'photo'));
    const removed = expected(
      await officer.post<DocumentView>(`/documents/${gone.id}/removal`, { reason: 'wrong-file' }, ifMatch(gone)),
      200,
    );
    expect(refusal(await replace(removed, aForm({ bytes: jpeg() }, 'photo')))).toBe('410 document.removed');
  });

  it('is the database’s to say, whatever the application believes', async () => {
    const { id } = await add(aForm({ bytes: jpeg() }, 'photo'));
    const may = async (replacesId: string, caseId: string, type: string, edition: number): Promise<boolean> =>
      (await guard.query<{ may: boolean }>('select guard.may_follow($1, $2, $3, $4) as may', [replacesId, caseId, type, edition])).rows[0]!
        .may;
    const elsewhere = await openCase(officer);
    expect(await may(id, kase.id, 'photo', 2)).toBe(true);
    expect(await may(id, kase.id, 'photo', 3)).toBe(false);
    expect(await may(id, kase.id, 'statement', 2)).toBe(false);
    expect(await may(id, elsewhere.id, 'photo', 2)).toBe(false);
    // Of what is sealed to the unit that wrote it, nobody else's: the guard has no unit.
    await guard.query(`update document set type = 'medical-report', category = $2 where id = $1`, [id, maskOf('health')]);
    expect(await may(id, kase.id, 'medical-report', 2)).toBe(false);
    const gone = await add(aForm({ bytes: jpeg() }, 'photo'));
    expected(await officer.post(`/documents/${gone.id}/removal`, { reason: 'wrong-file' }, ifMatch(gone)), 200);
    expect(await may(gone.id, kase.id, 'photo', 2)).toBe(false);
    const { rows } = await guard.query<{ check: string }>(
      `select with_check as check from pg_policies where tablename = 'document' and policyname = 'document_version' and permissive = 'RESTRICTIVE'`,
    );
    expect(rows[0]!.check).toContain('may_follow');
  });
});
