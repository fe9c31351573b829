import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseView, DocumentView } from '@himaya/domain';
import { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { consentTo, expected, ifMatch, openCase, shelterReferral, step, unitOf } from '../support/main-job';
import { aForm, jpeg, jpegParts, pdf } from '../support/files';
import { adminUrlOf, startPostgres, type Postgres } from '../support/postgres';
import { found, formsOf, foundBelow } from './planted';

/** Long and odd enough to lie nowhere by chance; all invented. */
const planted = {
  givenName: 'Zenquillaria',
  familyName: 'Oxbrathenkova',
  arabicName: 'زنقلاريابنتمخترعه',
  alias: 'Vexlorimund the Invented',
  phone: '+9647709876123',
  birthDate: '1999-11-27',
  need: 'Narrative of an invented flight through Qumbletown',
  note: 'An invented note about the Wisterquand house',
  laterPhone: '+9647701122334',
  reason: 'Invented reason: the Yorvelline bed is taken',
  interpreter: 'Invented interpreter Prastovalda',
  wrongAge: 'an age called Drumblewight',
  fileName: 'Invented Paper of Quillmarsh.pdf',
  fileContent: 'Invented content of a paper from Brindlethwaite',
  photoPlace: 'Invented place Ostrellanova 33.3152N',
  photoPixels: 'invented-pixels-of-Farquandale',
  refusedContent: 'Invented refused script of Wendolmere',
  sittingNote: 'Invented note of a talk at Harrowmantle',
  riskReason: 'Invented reason for the level Tibbenquist',
  needNote: 'Invented need of Crumblethorne',
  planGoal: 'Invented goal Sallowmarrick',
  planOwner: 'Invented Owner Drellingford',
  guardianName: 'Invented Guardian Osterwhile',
  suspicion: 'Invented suspicion about Marrowgate',
  bestInterests: 'Invented considerations of Pellucidoria',
} as const;
/** Stored in the clear on purpose: what finds this would find the others. */
const control = 'control-text-that-must-be-found';

let folder: string;
let postgres: Postgres;
let api: TestApi;
const said: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'himaya-secrets-'));
  chmodSync(folder, 0o711);
  postgres = await startPostgres({ dataDir: join(folder, 'cluster'), durable: true });
  process.env['TEST_PG_ADMIN_URL'] = adminUrlOf(postgres);
  process.env['KEY_FILE'] = join(folder, 'keys', 'keyring.json');
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((chunk) => said.push(String(chunk)) > 0);
  }
  api = await startTestApi({ STORAGE_DIR: join(folder, 'storage') });
  await plant();
}, 180_000);
afterAll(async () => {
  jest.restoreAllMocks();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends every planted text through the door a person would use, bad input included. */
async function plant(): Promise<void> {
  // By password: whoever mints a session stays connected to a cluster that is stopped here.
  const officer = await api.signInByPassword('police-officer');
  const shelter = await api.signInByPassword('shelter-caseworker');
  const { givenName, familyName, arabicName, alias, phone, birthDate, need, note, reason, interpreter } = planted;
  const person = { alias, givenName, familyName, sex: 'female', birthDate, nationality: 'PH', languages: ['tl'], phone } as const;
  const kase = await openCase(officer, { person });
  await openCase(officer, { person: { ...person, givenName: arabicName } });
  const changed = await officer.patch<CaseView>(`/cases/${kase.id}`, { person: { phone: planted.laterPhone } }, ifMatch(kase));
  expected(changed, 200);
  await officer.post('/cases', { person: { ...person, ageYears: planted.wrongAge } }, { 'idempotency-key': control });
  await officer.post('/cases', { [givenName]: need });
  await api.call('POST', '/cases', {
    raw: `{"person": "${givenName}`,
    headers: { cookie: officer.cookie, 'x-csrf-token': officer.csrfToken },
  });
  for (const q of [givenName, `${givenName} ${familyName}`, arabicName, phone]) expected(await officer.post('/cases/search', { q }), 200);
  const desk = await unitOf(shelter);
  const consent = await consentTo(officer, kase.id, desk.id, { interpreter });
  const send = (changes: object) =>
    officer.post<never>(`/cases/${kase.id}/referrals`, shelterReferral(desk.id, consent.id, changes), { 'idempotency-key': control });
  const taken = await step(shelter, expected(await send({ need }), 201), 'receive');
  const accepted = await step(shelter, taken, 'accept', { note });
  await step(shelter, await step(shelter, accepted, 'start'), 'complete', { outcome: 'service-provided', note });
  const second = await officer.post<never>(`/cases/${kase.id}/referrals`, shelterReferral(desk.id, consent.id, { need }));
  await step(shelter, expected(second, 201), 'reject', { reason: 'no-capacity', note: reason });
  await plantDocuments(officer, kase.id);
  await plantPlans(officer, kase.id, desk.id);
  expected(await officer.get(`/cases/${kase.id}`), 200);
  expected(await shelter.get(`/cases/${kase.id}`), 200);
}

/** Papers and pictures, kept, fetched, refused and removed. */
async function plantDocuments(officer: Session, caseId: string): Promise<void> {
  const { fileName: name, fileContent, photoPlace, photoPixels, refusedContent } = planted;
  const { exif, xmp, comment } = jpegParts;
  const pixels = jpeg(exif(photoPlace), xmp(photoPlace), comment(photoPlace)).toString('latin1').replace('picture bytes', photoPixels);
  const mediaType = 'application/pdf';
  const kept = await Promise.all(
    [
      aForm({ bytes: pdf(`<< /Type /Catalog /Words (${fileContent}) >>`), name, mediaType }, 'statement'),
      aForm({ bytes: Buffer.from(pixels, 'latin1'), name: `${planted.arabicName}.jpg` }, 'photo'),
    ].map(async (form) => expected(await officer.post<DocumentView>(`/cases/${caseId}/documents`, form), 201)),
  );
  for (const { id } of kept) expect((await officer.get(`/documents/${id}/content`)).status).toBe(200);
  const refused = aForm({ bytes: pdf(`<< /S /JavaScript /JS (${refusedContent}) >>`), name: `../${name}`, mediaType });
  expect((await officer.post(`/cases/${caseId}/documents`, refused)).status).toBe(422);
  expected(await officer.post(`/documents/${kept[0]!.id}/removal`, { reason: 'replaced' }, ifMatch(kept[0]!)), 200);
}

/** A talk, a risk, a need and a plan of the person, and what protects a child. */
async function plantPlans(officer: Session, caseId: string, unitId: string): Promise<void> {
  const { sittingNote, riskReason, needNote, planGoal, planOwner, guardianName, suspicion, bestInterests } = planted;
  const to = (path: string, body: object) =>
    officer.post<{ id: string; version: number }>(path, body, { 'idempotency-key': `${control}-${path}` });
  const talk = {
    heldOn: '2026-01-05',
    language: 'tl',
    interpreter: 'none',
    trainedInterviewer: true,
    ownSexWish: 'no-wish',
    yes: [],
    no: [],
    unknown: [],
  };
  expected(await to(`/cases/${caseId}/screenings`, { ...talk, note: sittingNote }), 201);
  expected(
    await to(`/cases/${caseId}/risk-assessments`, { present: [], unknown: [], level: 'high', reason: riskReason, note: riskReason }),
    201,
  );
  const need = { service: 'medical', needCode: 'other', level: 'urgent', identifiedBy: 'person', note: needNote };
  expected(await to(`/cases/${caseId}/needs`, need), 201);
  const goals = [{ goal: planGoal, steps: [{ step: planGoal, ownerUnitId: unitId, ownerName: planOwner, state: 'planned' }] }];
  expected(await to(`/cases/${caseId}/plan`, { goals, agreement: 'not-asked-yet' }), 201);
  const child = await openCase(officer, { person: { alias: 'C.', sex: 'male', ageYears: 9 } });
  const guardian = {
    name: guardianName,
    contact: guardianName,
    relation: 'relative',
    appointedBy: 'by-law',
    appointedOn: '2026-01-05',
    independent: false,
  };
  const made = expected(await to(`/cases/${child.id}/guardianships`, guardian), 201);
  expected(await officer.post(`/guardianships/${made.id}/suspicion`, { reason: suspicion }, ifMatch(made)), 200);
  const best = { determinedBy: bestInterests, considerations: bestInterests, conclusion: bestInterests, determinedOn: '2026-01-05' };
  expected(await to(`/cases/${child.id}/best-interests`, { ...best, purpose: 'return', childHeard: true }), 201);
}

const texts = Object.values(planted);

it('knows every form of a text', () => {
  for (const [name, form] of formsOf(planted.givenName)) {
    expect({
      name,
      found: found('here', Buffer.concat([Buffer.from('…'), form, Buffer.from('…')]), [planted.givenName]).length > 0,
    }).toEqual({ name, found: true });
  }
  for (const before of ['', 'a', 'ab', 'abc']) {
    const content = Buffer.from(Buffer.from(`${before}${planted.phone}xyz`).toString('base64'));
    expect(found('here', content, [planted.phone]).length).toBeGreaterThan(0);
  }
});

it('no table of any schema holds what was planted, the queue’s included', async () => {
  const admin = new Client({ connectionString: api.database.adminUrl.replace(/\/postgres$/, `/${api.database.name}`) });
  await admin.connect();
  const { rows } = await admin.query<{ name: string }>(
    `select format('%I.%I', nspname, relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm') and nspname not like 'pg_%' and nspname <> 'information_schema'`,
  );
  const copies = await Promise.all(
    rows.map(async ({ name }) => {
      const copied = await admin.query<{ all: string | null }>(`select string_agg(t::text, e'\\n') as all from ${name} t`);
      return { name, content: Buffer.from(copied.rows[0]!.all ?? '') };
    }),
  );
  await admin.end();
  expect(copies.filter(({ name }) => name.startsWith('bullmq.')).length).toBeGreaterThan(0);
  expect(copies.flatMap(({ name, content }) => found(name, content, texts))).toEqual([]);
  expect(copies.flatMap(({ name, content }) => found(name, content, [control]))).toContainEqual(
    expect.stringMatching(/^public.idempotency_key: /),
  );
});

it('nor does any file of the stopped cluster, its write-ahead log and its own log included', async () => {
  await api.app.close();
  await postgres.stop();
  const files = readdirSync(postgres.dataDir, { recursive: true }).map(String);
  expect(files.some((name) => /pg_wal\/[0-9A-F]{24}$/.test(name))).toBe(true);
  expect(files).toContain('server.log');
  expect(foundBelow(postgres.dataDir, texts)).toEqual([]);
  const controls = foundBelow(postgres.dataDir, [control]);
  expect(controls.some((place) => /^[0-9A-F]{24}:/.test(place))).toBe(true);
  expect(controls.some((place) => /^[0-9]+:/.test(place))).toBe(true);
}, 180_000);

it('nor does the storage, where the documents lie', () => {
  const storage = join(folder, 'storage');
  expect(readdirSync(storage, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toHaveLength(2);
  expect(foundBelow(storage, texts)).toEqual([]);
  writeFileSync(join(storage, 'control'), `…${planted.fileContent}…`);
  expect(foundBelow(storage, texts)).toEqual([expect.stringMatching(/^control: Invented content of a paper/)]);
});

it('nor did the API say it', () => {
  expect(found('what was said', Buffer.from(said.join('')), texts)).toEqual([]);
});
