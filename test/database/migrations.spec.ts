import { migrations } from '@himaya/migrations';
import type { Client } from 'pg';
import { DataSource } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import { catalogDump } from './catalog-dump';

let database: TestDatabase;
let admin: Client;

beforeAll(async () => {
  database = await freshDatabase();
  admin = await database.asAdmin();
});
afterAll(() => database.drop());

async function withMigrations(some: typeof migrations, work: (owner: DataSource) => Promise<unknown>): Promise<void> {
  const owner = await new DataSource({ type: 'postgres', url: database.urlFor('owner'), migrations: some }).initialize();
  try {
    await work(owner);
  } finally {
    await owner.destroy();
  }
}

describe('the migrations', () => {
  it('go down one by one to nothing and come up to the same', async () => {
    const tables = async () => {
      const { rows } = await admin.query<{ tables: Record<string, unknown[]> }>(
        `select jsonb_build_object('ceilings', (select jsonb_agg(c order by c.role) from guard.role_ceiling c),
           'session-rules', (select jsonb_agg(c order by c.role) from guard.session_rule c), 'settings', (select jsonb_agg(s) from guard.setting s),
           'moves', (select jsonb_agg(m order by m.from_status, m.to_status) from guard.referral_move m),
           'services', (select jsonb_agg(s order by s.service) from guard.service_category s)) as tables`,
      );
      return rows[0]!.tables;
    };
    const [before, rowsBefore] = [await catalogDump(admin), await tables()];
    expect(before.length).toBeGreaterThan(400);
    const upTo = (count: number, work: (owner: DataSource) => Promise<unknown>) => withMigrations(migrations.slice(0, count), work);
    for (const _ of migrations) await upTo(migrations.length, (owner) => owner.undoLastMigration({ transaction: 'each' }));
    const steps = [await catalogDump(admin)];
    expect(steps[0]!.filter((line) => !/^(schema: public|extension: plpgsql)/.test(line))).toEqual([]);
    for (const [at] of migrations.entries()) {
      await upTo(at + 1, (owner) => owner.runMigrations({ transaction: 'each' }));
      steps.push(await catalogDump(admin));
    }
    // Each step down leaves what stood before its step up, so that it can be taken again.
    for (const [at] of [...migrations.entries()].reverse()) {
      await upTo(migrations.length, (owner) => owner.undoLastMigration({ transaction: 'each' }));
      expect(await catalogDump(admin)).toEqual(steps[at]);
    }
    await upTo(migrations.length, (owner) => owner.runMigrations({ transaction: 'each' }));
    expect(await catalogDump(admin)).toEqual(before);
    expect(await tables()).toEqual(rowsBefore);
  });

  it('stand in the order in which they run', () => {
    const stamps = migrations.map(({ name }) => Number(name.slice(-13)));
    expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));
  });

  it('name every constraint and index themselves', async () => {
    const { rows } = await admin.query(
      `select conrelid::regclass::text as table, conname as name from pg_constraint
        where connamespace in ('public'::regnamespace, 'guard'::regnamespace) and contype in ('p', 'u', 'f', 'c', 'x') and conrelid <> 'migrations'::regclass
          and conislocal and conname !~ '_(pk|uq|fk|check|excl)$'`,
    );
    expect(rows).toEqual([]);
  });
});
