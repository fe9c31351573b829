import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FolderStorage, sweepStorage, WorkerDatabase } from '@himaya/api/testing';
import type { CaseView, DocumentView, ReferralView } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Problem, type Session, type TestApi } from '../support/api';
import { aForm, jpeg, jpegParts, pdf } from '../support/files';
import { consentTo, expected, ifMatch, openCase, shelterReferral, step, unitOf } from '../support/main-job';
import { refusal } from '../support/refusals';

jest.setTimeout(180_000);

let folder: string;
let api: TestApi;
let guard: Client;
let officer: Session;
let kase: CaseView;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'himaya-documents-'));
  api = await startTestApi({ WORKER: 'apart', STORAGE_DIR: folder });
  guard = await api.database.asGuard();
  officer = await api.signIn('police-officer');
  kase = await openCase(officer);
});
afterAll(async () => {
  await api.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function add<View = Problem>(
  as: Session,
  form: FormData,
  headers: Record<string, string> = {},
  caseId: string = kase.id,
): Promise<Answer<View>> {
  const response = await fetch(`${api.url}/cases/${caseId}/documents`, {
    method: 'POST',
    body: form,
    headers: { cookie: as.cookie, 'x-csrf-token': as.csrfToken, ...headers },
  });
  return { status: response.status, headers: response.headers, etag: response.headers.get('etag'), body: (await response.json()) as View };
}

const added = async (as: Session, form: FormData): Promise<DocumentView> => expected(await add<DocumentView>(as, form), 201);
const content = (as: Session, id: string): Promise<Response> =>
  fetch(`${api.url}/documents/${id}/content`, { headers: { cookie: as.cookie } });
const list = async (as: Session): Promise<readonly DocumentView[]> =>
  expected(await as.get<{ items: DocumentView[] }>(`/cases/${kase.id}/documents`), 200).items;
const filesBelow = (place: string): string[] =>
  readdirSync(place, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );
const fileOf = (id: string): string => filesBelow(folder).find((path) => path.endsWith(id))!;

describe('a document', () => {
  const place = 'Invented-Place 33.3152N 44.3661E';
  let view: DocumentView;

  it('is kept sealed and comes back without what the camera wrote into it', async () => {
    const { exif, xmp, iptc, comment } = jpegParts;
    const photo = jpeg(exif(place), xmp(place), iptc(place), comment(place));
    view = await added(officer, aForm({ bytes: photo, name: 'جواز سفر مخترع.jpg' }, 'photo'));
    expect(view).toMatchObject({
      type: 'photo',
      category: 'identity',
      mediaType: 'image/jpeg',
      fileName: 'جواز سفر مخترع.jpg',
      removable: true,
    });

    const answer = await content(officer, view.id);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.includes('picture bytes')).toBe(true);
    expect(bytes.includes(place)).toBe(false);
    expect(bytes.length).toBe(view.sizeBytes);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename="document-${view.id.slice(0, 8)}.jpg"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
    const stored = readFileSync(fileOf(view.id));
    expect(stored.includes('picture bytes')).toBe(false);
    expect(statSync(fileOf(view.id)).mode & 0o777).toBe(0o600);
  });

  it('leaves a line each time it is added, listed and read', async () => {
    await list(officer);
    const { rows } = await guard.query<{ action: string; categories: number }>(
      `select action, categories from audit_event where action like 'document.%' and case_id = $1 order by at`,
      [kase.id],
    );
    expect(rows).toEqual([
      { action: 'document.add', categories: 2 },
      { action: 'document.read', categories: 2 },
      { action: 'document.list', categories: 2 },
    ]);
  });

  it('is made once by the same attempt, however often it is sent', async () => {
    const [key, form] = [{ 'idempotency-key': randomUUID() }, () => aForm({ bytes: jpeg() })];
    const first = expected(await add<DocumentView>(officer, form(), key), 201);
    expect(expected(await add<DocumentView>(officer, form(), key), 201)).toEqual(first);
    expect((await list(officer)).filter(({ id }) => id === first.id)).toHaveLength(1);
    expect(filesBelow(folder)).toHaveLength(2);
  });

  it('that was cut short, altered or exchanged on the disk never seems whole', async () => {
    const whole = readFileSync(fileOf(view.id));
    const other = await added(
      officer,
      aForm({ bytes: pdf(`<< /Type /Catalog /Filler (${'x'.repeat(200_000)}) >>`), mediaType: 'application/pdf' }),
    );
    const path = fileOf(other.id);
    const long = readFileSync(path);
    const read = async (): Promise<string> => {
      const answer = await content(officer, other.id);
      return answer.arrayBuffer().then(
        (bytes) => (answer.ok ? `${bytes.byteLength} bytes` : 'broken'),
        () => 'broken',
      );
    };
    expect(await read()).toBe(`${other.sizeBytes} bytes`);
    const chunk = 64 * 1024 + 16;
    const [head, first, second, rest] = [
      long.subarray(0, 8),
      long.subarray(8, 8 + chunk),
      long.subarray(8 + chunk, 8 + 2 * chunk),
      long.subarray(8 + 2 * chunk),
    ];
    const flipped = Buffer.from(long);
    flipped[100]! ^= 1;
    const damages = [
      long.subarray(0, -1),
      long.subarray(0, 8 + 2 * chunk),
      Buffer.concat([head, second, first, rest]),
      Buffer.concat([head, first, rest]),
      flipped,
      whole,
      Buffer.alloc(0),
    ];
    for (const damage of damages) {
      writeFileSync(path, damage);
      expect(await read()).toBe('broken');
    }
    writeFileSync(path, long);
    expect(await read()).toBe(`${other.sizeBytes} bytes`);
  });

  it('is refused with a code where it is not what it says, and nothing is kept', async () => {
    const before = filesBelow(folder).length;
    const jpegFile = { bytes: jpeg() };
    const attempts: readonly [FormData, string][] = [
      [
        aForm({ bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), mediaType: 'image/svg+xml' }),
        '415 document.type-refused',
      ],
      [aForm({ bytes: Buffer.from('PK\x03\x04 an archive of many bytes'), mediaType: 'application/zip' }), '415 document.type-refused'],
      [aForm({ bytes: pdf(), mediaType: 'image/jpeg' }), '422 document.type-differs'],
      [aForm({ bytes: Buffer.concat([jpeg(), Buffer.from('PK\x03\x04 zip')]) }), '422 document.malformed'],
      [aForm({ bytes: pdf('<< /S /JavaScript /JS (1) >>'), mediaType: 'application/pdf' }), '422 document.active-content'],
      [aForm({ bytes: pdf('<< /Encrypt 2 0 R >>'), mediaType: 'application/pdf' }), '422 document.encrypted'],
      [aForm({ ...jpegFile, name: 'photo\u202egpj.exe' }), '422 document.name-refused'],
      [aForm({ ...jpegFile, name: '../../etc/passwd' }), '422 document.name-refused'],
      [aForm({ ...jpegFile, name: '..\\..\\boot.ini' }), '422 document.name-refused'],
      [aForm(jpegFile, 'no-such-type'), '400 body.invalid'],
      [aForm({ bytes: Buffer.alloc(0) }), '400 body.invalid'],
      [
        aForm({ bytes: Buffer.concat([jpeg().subarray(0, -2), Buffer.alloc(10 * 1024 * 1024, 1), Buffer.of(0xff, 0xd9)]) }),
        '413 document.too-large',
      ],
      [aForm({ bytes: Buffer.alloc(21 * 1024 * 1024), mediaType: 'application/pdf' }), '413 document.too-large'],
    ];
    for (const [form, code] of attempts) expect([code, refusal(await add(officer, form))]).toEqual([code, code]);
    const twoFiles = aForm(jpegFile);
    twoFiles.append('file', new Blob([new Uint8Array(jpeg())]), 'second.jpg');
    expect(refusal(await add(officer, twoFiles))).toBe('400 body.malformed');
    expect(refusal(await officer.post(`/cases/${kase.id}/documents`, {}))).toBe('400 body.malformed');
    expect(filesBelow(folder)).toHaveLength(before);
    const { rows } = await guard.query<{ n: number }>(
      `select count(*)::int as n from audit_event where action = 'document.add' and result = 'refused' and problem is not null and case_id = $1`,
      [kase.id],
    );
    expect(rows[0]!.n).toBe(attempts.length + 2);
  });

  it('is taken out for good: its key at once, its file with the next sweep', async () => {
    const removed = await officer.post<DocumentView>(`/documents/${view.id}/removal`, { reason: 'wrong-file' }, ifMatch(view));
    expect(expected(removed, 200)).toMatchObject({ removalReason: 'wrong-file', fileName: null, removable: false, version: 2 });
    expect((await content(officer, view.id)).status).toBe(410);
    expect(refusal(await officer.post(`/documents/${view.id}/removal`, { reason: 'wrong-file' }, ifMatch(view)))).toBe(
      '410 document.removed',
    );
    expect((await guard.query('select from document_key where document_id = $1', [view.id])).rowCount).toBe(0);

    const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
    const storage = new FolderStorage(folder);
    const kept = filesBelow(folder).length - 1;
    writeFileSync(join(folder, 'unfinished', randomUUID()), 'broken off');
    const old = new Date(Date.now() - 2 * 3_600_000);
    for (const path of filesBelow(folder)) utimesSync(path, old, old);
    await storage.put(randomUUID(), Readable.from([Buffer.from('of a request still under way')]));
    await sweepStorage(storage).run(worker, new Date());
    await worker.close();
    expect(filesBelow(folder)).toHaveLength(kept + 1);
    expect(fileOf(view.id)).toBeUndefined();
  });
});

describe('whose it is', () => {
  let shelter: Session;

  beforeAll(async () => {
    shelter = await api.signIn('shelter-caseworker');
    const desk = await unitOf(shelter);
    const consent = await consentTo(officer, kase.id, desk.id);
    const body = shelterReferral(desk.id, consent.id, { fields: ['identity-name', 'identity-documents'] });
    const sent = await officer.post<ReferralView>(`/cases/${kase.id}/referrals`, body);
    await step(shelter, await step(shelter, expected(sent, 201), 'receive'), 'accept');
  });

  it('follows the category of its type: read where granted, written where the role writes', async () => {
    const statement = await added(officer, aForm({ bytes: pdf(), mediaType: 'application/pdf' }, 'statement'));
    const agreement = await added(shelter, aForm({ bytes: jpeg() }, 'placement-agreement'));
    const [seen, theirs] = [await list(shelter), await list(officer)];
    expect(new Set(seen.map(({ category }) => category))).toEqual(new Set(['identity', 'shelter']));
    expect(theirs.map(({ id }) => id)).not.toContain(agreement.id);
    expect((await content(shelter, statement.id)).status).toBe(404);
    expect((await content(officer, agreement.id)).status).toBe(404);
    expect(refusal(await add(shelter, aForm({ bytes: jpeg() }, 'photo')))).toBe('409 case.category-not-yours');
    expect(
      refusal(
        await shelter.post(
          `/documents/${seen.find(({ category }) => category === 'identity')!.id}/removal`,
          { reason: 'replaced' },
          { 'if-match': '"1"' },
        ),
      ),
    ).toBe('409 case.category-not-yours');
  });

  it('stays with the unit that wrote it where its category is sealed, whatever others hold', async () => {
    const doctor = await api.signIn('health-provider');
    const other = await api.signIn('health-provider-2');
    const theirs = await openCase(doctor, { exploitation: [] });
    const report = expected(
      await add<DocumentView>(doctor, aForm({ bytes: pdf(), mediaType: 'application/pdf' }, 'medical-report'), {}, theirs.id),
      201,
    );
    await guard.query(
      `insert into case_grant (id, case_id, unit_id, basis, read_mask, write_mask, opened_by)
       select gen_random_uuid(), $1, unit_id, 'assignment', 8191, 8191, id from user_account where username = 'health-provider-2'`,
      [theirs.id],
    );
    await guard.query(`select guard.rebuild_access(unit_id, $1) from user_account where username = 'health-provider-2'`, [theirs.id]);
    expected(await other.get(`/cases/${theirs.id}`), 200);
    expect(expected(await other.get<{ items: DocumentView[] }>(`/cases/${theirs.id}/documents`), 200).items).toEqual([]);
    expect((await content(other, report.id)).status).toBe(404);
    expect((await content(doctor, report.id)).status).toBe(200);
  });

  it('is no stranger’s to find, and a stranger’s file leaves nothing behind', async () => {
    const stranger = await api.signIn('police-officer-2');
    const [one] = await list(officer);
    const before = filesBelow(folder).length;
    expect(refusal(await stranger.get(`/cases/${kase.id}/documents`))).toBe('404 not-found');
    expect((await content(stranger, one!.id)).status).toBe(404);
    expect((await content(stranger, randomUUID())).status).toBe(404);
    expect(refusal(await add(stranger, aForm({ bytes: jpeg() })))).toBe('404 not-found');
    expect(refusal(await add(stranger, aForm({ bytes: Buffer.from('not a picture at all, whatever it says') })))).toBe('404 not-found');
    expect(refusal(await stranger.post(`/documents/${one!.id}/removal`, { reason: 'replaced' }, { 'if-match': '"1"' }))).toBe(
      '404 not-found',
    );
    expect(filesBelow(folder)).toHaveLength(before);
  });

  it('is the database’s to say, whatever the application believes', async () => {
    const app = await api.database.asApp();
    await expect(app.query(`select guard.remove_document($1, 'replaced', 1)`, [(await list(officer))[0]!.id])).rejects.toThrow('not yours');
    await expect(app.query('delete from document_key')).rejects.toThrow('permission denied');
    await expect(app.query('update document set removed_at = now()')).rejects.toThrow('permission denied');
  });
});
