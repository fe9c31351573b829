import { databaseRoles, databaseStatements, loginRoles, migrations, roleStatements, type DatabaseRole } from '@himaya/migrations';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { witnessPurpose } from '../auth/session-tokens';
import type { KeyRing } from '../vault/key-ring';

/** Where a role of the product signs in; the passwords are drawn from the key file, so no other place keeps them. */
export function urlOf(adminUrl: string, databaseName: string, role: Exclude<DatabaseRole, 'guard'>, ring: KeyRing): string {
  const url = new URL(adminUrl);
  url.username = databaseRoles[role];
  url.password = passwordOf(ring, role);
  url.pathname = `/${databaseName}`;
  return url.href;
}

/**
 * Makes roles and database where they are missing and brings the schema up to date. Safe to run from several processes at
 * once: an advisory lock lets one work and the others wait.
 * @returns the names of the migrations that ran
 */
export async function prepareDatabase(adminUrl: string, databaseName: string, ring: KeyRing): Promise<string[]> {
  await withClient(adminUrl, async (admin) => {
    await admin.query('select pg_advisory_lock(728201)');
    const passwords = Object.fromEntries(loginRoles.map((role) => [role, passwordOf(ring, role)])) as Record<
      (typeof loginRoles)[number],
      string
    >;
    for (const statement of roleStatements(passwords)) await admin.query(statement);
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) {
      await admin.query(
        `create database ${admin.escapeIdentifier(databaseName)} owner ${databaseRoles.owner} template template0 encoding 'UTF8'`,
      );
    }
  });
  const inside = new URL(adminUrl);
  inside.pathname = `/${databaseName}`;
  await withClient(inside.href, async (admin) => {
    await admin.query('select pg_advisory_lock(728202)');
    for (const statement of databaseStatements) await admin.query(statement);
  });
  const ran = await migrate(urlOf(adminUrl, databaseName, 'owner', ring));
  await withClient(urlOf(adminUrl, databaseName, 'owner', ring), (owner) => handOverWitnessKey(owner, ring));
  return ran;
}

/** The key by which this application shows the database that it checked a signature: the guard can read it, no other role can. */
async function handOverWitnessKey(owner: Client, ring: KeyRing): Promise<void> {
  await owner.query('begin');
  await owner.query(`set local role ${databaseRoles.guard}`);
  await owner.query(
    `insert into guard.secret (name, key) values ('witness', $1) on conflict on constraint secret_pk do update set key = excluded.key`,
    [ring.derive(witnessPurpose)],
  );
  await owner.query('commit');
}

/** Runs what is missing of the migrations as the owner, one process at a time. */
async function migrate(ownerUrl: string): Promise<string[]> {
  const owner = await new DataSource({ type: 'postgres', url: ownerUrl, migrations, extra: { max: 2 } }).initialize();
  const lock = owner.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock(728203)');
    const ran = await owner.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    await lock.release();
    await owner.destroy();
  }
}

function passwordOf(ring: KeyRing, role: DatabaseRole): string {
  return ring.derive(`database-role:${role}`).toString('hex');
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
