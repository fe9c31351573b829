import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startTestApi, type TestApi } from '../support/api';
import { allCalls } from '../permissions/calls';
import { bodySchemaOf, textsOf, type OpenApi } from '../permissions/body-schemas';
import { adminUrlOf, startPostgres, type Postgres } from '../support/postgres';
import { control, plant, planted, sent } from './plant-texts';
import { found, formsOf, foundBelow } from './planted';

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
  await plant(api);
}, 180_000);
afterAll(async () => {
  jest.restoreAllMocks();
  // Where the planting failed nothing has stopped it yet, and it would ask for a database for ever.
  await api.app.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

const texts = Object.values(planted);

/** Texts of a body that are nobody's of whom a case is kept: who works here, and codes and numbers without a meaning. */
const ofNoPerson: Readonly<Record<string, string>> = {
  'POST /auth/second-factor code': 'of an authenticator',
  'POST /auth/factors/totp/confirmation code': 'of an authenticator',
  'POST /auth/factors/passkey/confirmation label': 'what a user calls a device',
  'POST /auth/password currentPassword': 'a verifier alone is kept',
  'POST /auth/password newPassword': 'a verifier alone is kept',
  'POST /notifications/contacts address': 'where somebody who works here is told of things',
  'POST /cases/:id/plan agreedIn': 'a language',
  'POST /cases/:id/abroad-transfers country': 'a country',
  'POST /repatriations/:id/steps country': 'a country',
  'POST /plan/reports/:id/entries entries.0.activityId': 'the number of an activity of the plan',
  'POST /plan/reports/:id/entries entries.0.parts.0.measure': 'a measure of the committee’s list',
  'POST /plan/reports/:id/entries duties.0.measure': 'a measure of the committee’s list',
  'POST /plan/reports/:id/entries achievements': 'what a body says of its month',
  'POST /portal-items/:id/steps note': 'what is said of words for the public',
  'POST /plan/reports/:id/entries entries.0.evidence': 'number and date of a letter or order',
  ...Object.fromEntries(
    [
      'POST /plan/accounts questions',
      'POST /plan/accounts/:id/reply reply',
      'POST /plan/accounts/:id/finding text',
      'POST /plan/evaluations text',
    ].map((field) => [field, 'what is said of a body’s half-year']),
  ),
  ...Object.fromEntries(
    ['accounts', 'evaluations'].flatMap((things) => [
      [`POST /plan/${things} half`, 'a half-year'],
      [`POST /plan/${things} agencyId`, 'a body of the committee'],
    ]),
  ),
  'POST /plan/drafts from': 'a plan',
  'POST /plan/activities plan': 'a plan',
  ...Object.fromEntries(
    ['POST /plan/activities', 'POST /plan/activities/:id/versions'].flatMap((route) =>
      ['titleAr', 'titleEn', 'titleCkb', 'indicatorAr', 'indicatorEn', 'indicatorCkb', 'implementers.0', 'measures.0'].map((field) => [
        `${route} ${field}`,
        'what the plan says of an activity, for everybody who steers by it',
      ]),
    ),
  ),
  'POST /statistics/releases measure': 'a measure of the menu',
  'POST /statistics/releases period': 'a year or a quarter',
  'POST /committee-reports period': 'a year, a quarter or a month',
  'POST /committee-reports/:id/texts letterNumber': 'the number of an official letter',
  'POST /committee-reports/:id/steps note': 'what is to be mended in a report',
  ...Object.fromEntries(
    ['ar', 'ckb', 'en'].map((language) => [`POST /committee-reports/:id/texts texts.0.${language}`, 'words for the public']),
  ),
  ...Object.fromEntries(
    [
      'POST /meetings place',
      ...['place', 'agenda.0', 'decisions.0.textAr', 'decisions.0.textCkb', 'decisions.0.textEn'].map(
        (field) => `POST /meetings/:id/minutes ${field}`,
      ),
      'POST /meeting-decisions/:id/findings note',
      'POST /meeting-decisions/:id/answers note',
    ].map((field) => [field, 'minutes of the committee, in which the form asks for nobody to be named']),
  ),
  ...Object.fromEntries(
    [
      'POST /meetings/:id/minutes attendance.0.agencyId',
      'POST /meetings/:id/minutes decisions.0.agencyId',
      'POST /meetings/:id/corrections agencyId',
    ].map((field) => [field, 'a body']),
  ),
  ...Object.fromEntries(
    ['POST /portal-items', 'POST /portal-items/:id/texts'].flatMap((route) =>
      [
        ...['ar', 'ckb', 'en'].flatMap((language) => ['title', 'body'].map((part) => `texts.${language}.${part}`)),
        ...['phones.0', 'opens', 'closes'].map((part) => `help.${part}`),
      ].map((field) => [`${route} ${field}`, 'words for the public, and the number of an office that helps it']),
    ),
  ),
  'POST /compensation-claims/:id/payments voucher': 'the number of a voucher, in capitals and digits',
  'POST /funding-applications/:id/payments voucher': 'the same',
  'POST /funding-instalments/:id/repayments receipt': 'the number of a receipt, in capitals and digits',
  'POST /auth/government/link query': 'what a provider sends back; a digest of the subject is kept',
};
const isOfNoPerson = (place: string): boolean =>
  place in ofNoPerson ||
  // Directory and accounts: who works where is open to all who work here. Codes of languages and countries are no texts.
  /^(POST|PATCH) \/(users|agency\/units|leaves)\b/.test(place) ||
  / (\S+\.)?(languages\.0|language|nationality|caseNumber|number|username|fileHash|textVersion|recipientAgencyId|password|code)$/.test(
    place,
  );

it('is sent through every text of every body that may be a person’s', async () => {
  const document = (await api.call<OpenApi>('GET', '/api/openapi.json')).body;
  const places = Object.keys(allCalls).flatMap((route) => {
    const schema = bodySchemaOf(document, route);
    return schema === undefined ? [] : textsOf(document, schema).map(({ path }) => ({ route, path }));
  });
  const missed = places.filter(({ route, path }) => {
    if (isOfNoPerson(`${route} ${path.join('.')}`)) return false;
    const values = sent
      .filter((one) => one.route === route)
      .map(({ body }) => path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], body));
    return !values.some((value) => texts.some((text) => text === value));
  });
  expect(places.length).toBeGreaterThan(50);
  expect(missed.map(({ route, path }) => `${route} ${path.join('.')}`)).toEqual([]);
});

it('lies in every sealed column there is', async () => {
  const admin = new Client({ connectionString: api.database.adminUrl.replace(/\/postgres$/, `/${api.database.name}`) });
  await admin.connect();
  const { rows } = await admin.query<{ table: string; column: string }>(
    `select c.oid::regclass::text as "table", a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname ~ '_ct$' and not a.attisdropped`,
  );
  const empty: string[] = [];
  for (const { table, column } of rows) {
    const { rows: filled } = await admin.query<{ n: number }>(`select count(${column})::int as n from ${table}`);
    // Where somebody who works here is told of things: there is no mail server in this test.
    if (filled[0]!.n === 0 && table !== 'notification_contact') empty.push(`${table}.${column}`);
  }
  await admin.end();
  expect(rows.length).toBeGreaterThan(20);
  expect(empty).toEqual([]);
});

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
  await dropTemplates();
  await postgres.stop();
  const files = readdirSync(postgres.dataDir, { recursive: true }).map(String);
  expect(files.some((name) => /pg_wal\/[0-9A-F]{24}$/.test(name))).toBe(true);
  expect(files).toContain('server.log');
  expect(foundBelow(postgres.dataDir, texts)).toEqual([]);
  const controls = foundBelow(postgres.dataDir, [control]);
  expect(controls.some((place) => /^[0-9A-F]{24}:/.test(place))).toBe(true);
  expect(controls.some((place) => /^[0-9]+:/.test(place))).toBe(true);
}, 180_000);

/** What the database was copied from knows nothing of what was planted, and would be most of what is read through. */
async function dropTemplates(): Promise<void> {
  const admin = new Client({ connectionString: adminUrlOf(postgres) });
  await admin.connect();
  const { rows } = await admin.query<{ name: string }>(
    `select datname as name from pg_database where datistemplate and datname ~ '^himaya_'`,
  );
  for (const { name } of rows) {
    await admin.query(`alter database ${name} is_template false`);
    await admin.query(`drop database ${name}`);
  }
  await admin.end();
}

it('nor does the storage, where the documents lie', () => {
  const storage = join(folder, 'storage');
  expect(readdirSync(storage, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toHaveLength(3);
  expect(foundBelow(storage, texts)).toEqual([]);
  writeFileSync(join(storage, 'control'), `…${planted.fileContent}…`);
  expect(foundBelow(storage, texts)).toEqual([expect.stringMatching(/^control: Invented content of a paper/)]);
});

it('nor did the API say it', () => {
  expect(found('what was said', Buffer.from(said.join('')), texts)).toEqual([]);
});
