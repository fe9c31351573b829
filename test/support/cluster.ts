import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { databaseStatements } from '@himaya/migrations';
import {
  FactWriter,
  KeyRing,
  loadReferenceData,
  prepareDatabase,
  prepareFigures,
  seedDemoWorld,
  urlOf,
  Vault,
  type SealingPlace,
} from '@himaya/api/testing';
import { Client } from 'pg';
import { adminUrlOf, startPostgres } from './postgres';

/** The roles of the product that sign in. */
export type LoginRole = Parameters<typeof urlOf>[2];

/** A migrated database of a test file's own. Clients live until `drop`. */
export interface TestDatabase {
  readonly name: string;
  readonly adminUrl: string;
  readonly ring: KeyRing;
  urlFor(role: LoginRole): string;
  /** Where this database's seals are signed and copied to. */
  readonly sealing: SealingPlace;
  /** A new connection under a role that signs in. */
  as(role: LoginRole): Promise<Client>;
  asOwner(): Promise<Client>;
  asApp(): Promise<Client>;
  asWorker(): Promise<Client>;
  /** A connection of the owner that has become the guard, the only role no policy holds. */
  asGuard(): Promise<Client>;
  /** The administrator inside this database. */
  asAdmin(): Promise<Client>;
  drop(): Promise<void>;
}

/** The run's cluster: the one named by TEST_PG_ADMIN_URL, else one of this worker's own, started at first use. */
export async function adminUrl(): Promise<string> {
  const given = process.env['TEST_PG_ADMIN_URL'];
  if (given) return given;
  const folder = needed('TEST_RUN_FOLDER');
  return adminUrlOf(await startPostgres({ dataDir: join(folder, `postgres-${process.env['JEST_WORKER_ID'] ?? '1'}`), durable: false }));
}

/** The key file all processes of a run share. */
export function testRing(): KeyRing {
  return KeyRing.open(needed('KEY_FILE'));
}

/** A fresh database with the whole schema, copied from a template that is migrated once per run. */
export async function freshDatabase(): Promise<TestDatabase> {
  return databaseOn(await adminUrl(), schemaTemplate);
}

/** The same with the demo world in it, which is seeded once per run too. */
export async function demoDatabase(): Promise<TestDatabase> {
  return databaseOn(await adminUrl(), demoTemplate);
}

/**
 * The same on a cluster of its own, which ends with the run: for what the open transactions of other files' databases would
 * hold up, as the sealer of the audit trail waits for the oldest in the whole cluster.
 */
export async function aloneDatabase(): Promise<TestDatabase> {
  const dataDir = join(needed('TEST_RUN_FOLDER'), `postgres-alone-${randomBytes(4).toString('hex')}`);
  return databaseOn(adminUrlOf(await startPostgres({ dataDir, durable: false })), schemaTemplate);
}

/** A database that others are copied from: its name, and how it is made. */
interface Template {
  readonly name: () => string;
  readonly make: (url: string, name: string, ring: KeyRing) => Promise<unknown>;
}

const schemaTemplate: Template = { name: () => `himaya_template_${schemaHash()}`, make: prepareSchema };

async function prepareSchema(url: string, name: string, ring: KeyRing): Promise<void> {
  await prepareDatabase(url, name, ring);
  await prepareFigures({ url: urlOf(url, name, 'facts', ring), ring });
}

/** Belongs to one run: its secrets are sealed under the run's own keys, and its deadlines count from its start. */
const demoTemplate: Template = {
  name: () => `himaya_demo_${createHash('sha256').update(needed('TEST_RUN_FOLDER')).digest('hex').slice(0, 12)}`,
  make: async (url, name, ring) => {
    await copy(url, ring, schemaTemplate, name);
    const ownerUrl = urlOf(url, name, 'owner', ring);
    await loadReferenceData(ownerUrl);
    await seedDemoWorld({ ownerUrl, vault: new Vault(ring), config: { embedded: true }, now: new Date() });
    // Once for all: every server with a worker would derive the facts of four hundred cases first.
    const facts = new FactWriter(urlOf(url, name, 'facts', ring), ring);
    while ((await facts.takeDue(500)) > 0);
    await facts.close();
  },
};

async function databaseOn(url: string, template: Template): Promise<TestDatabase> {
  const ring = testRing();
  const name = `himaya_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await copy(url, ring, template, name);
  return connectionsTo(url, ring, name);
}

async function copy(url: string, ring: KeyRing, template: Template, name: string): Promise<void> {
  const original = template.name();
  const admin = await connected(url);
  try {
    await admin.query('select pg_advisory_lock(hashtext($1))', [original]);
    const { rowCount } = await admin.query('select from pg_database where datname = $1 and datistemplate', [original]);
    if (rowCount === 0) {
      await template.make(url, original, ring);
      // Nobody may sit in it while it is copied.
      await admin.query(`alter database ${original} with is_template true allow_connections false`);
    }
    await admin.query(`create database ${name} owner himaya_owner template ${original} strategy file_copy`);
  } finally {
    await admin.end();
  }
  // A copy keeps the schema and leaves behind who may connect.
  const inside = await connected(urlInside(url, name));
  for (const statement of databaseStatements) await inside.query(statement);
  await inside.end();
}

function connectionsTo(url: string, ring: KeyRing, name: string): TestDatabase {
  const clients: Client[] = [];
  const open = async (href: string): Promise<Client> => {
    const client = await connected(href);
    clients.push(client);
    return client;
  };
  const urlFor = (role: LoginRole): string => urlOf(url, name, role, ring);
  const as = (role: LoginRole): Promise<Client> => open(urlFor(role));
  return {
    name,
    adminUrl: url,
    ring,
    urlFor,
    sealing: {
      url: urlFor('sealer'),
      keyFile: join(needed('TEST_RUN_FOLDER'), 'audit', name, 'seal.pem'),
      copyFolder: join(needed('TEST_RUN_FOLDER'), 'audit', name, 'copy'),
    },
    as,
    asOwner: () => as('owner'),
    asApp: () => as('app'),
    asWorker: () => as('worker'),
    asGuard: async () => {
      const client = await as('owner');
      await client.query('set role himaya_guard');
      return client;
    },
    asAdmin: () => open(urlInside(url, name)),
    drop: async () => {
      await Promise.all(clients.map((client) => client.end()));
      const admin = await connected(url);
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/** Tells schemas apart, and the rules that figures are added up by, so that a cluster kept between runs never serves an old one. */
function schemaHash(): string {
  const hash = createHash('sha256');
  for (const folder of ['../../migrations', '../../libs/domain/src/statistics'].map((path) => resolve(__dirname, path)))
    for (const file of readdirSync(folder)
      .filter((entry) => entry.endsWith('.ts'))
      .sort())
      hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}

async function connected(href: string): Promise<Client> {
  const client = new Client({ connectionString: href });
  await client.connect();
  return client;
}

function urlInside(url: string, name: string): string {
  const inside = new URL(url);
  inside.pathname = `/${name}`;
  // A test that cuts the product's connections knows its own by this name.
  inside.searchParams.set('application_name', 'himaya-test');
  return inside.href;
}

function needed(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run the tests through Jest's own configuration`);
  return value;
}
