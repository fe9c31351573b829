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
  }, 240_000);

  it('stand in the order in which they run', () => {
    const stamps = migrations.map(({ name }) => Number(name.slice(-13)));
    expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));
  });

  it('name every constraint and index themselves', async () => {
    expect(await namesLeft()).toEqual([]);
  });

  it('would be seen to leave a name to PostgreSQL', async () => {
    await admin.query('begin');
    await admin.query(
      'create table planted (a int primary key, b int unique, c int references planted, check (a < b), check (b < c), unique (a, c))',
    );
    await admin.query('create index on planted (c)');
    await admin.query('create table guard.planted (a int, b int, check (a < b), constraint planted_sum_check check (a + b < 9))');
    const found = await namesLeft();
    await admin.query('rollback');
    expect(found.toSorted()).toEqual(
      [
        'planted planted_a_c_key',
        'planted planted_b_key',
        'planted planted_c_fkey',
        'planted planted_c_idx',
        'planted planted_check',
        'planted planted_check1',
        'planted planted_pkey',
        'guard.planted planted_check',
      ].toSorted(),
    );
  });

  /** Names that PostgreSQL gave; of a check of one column its name is the one that we give too. */
  async function namesLeft(): Promise<string[]> {
    const { rows } = await admin.query<{ name: string }>(
      `select concat_ws(' ', conrelid::regclass, conname) as name from pg_constraint join pg_class on pg_class.oid = conrelid
        where connamespace in ('public'::regnamespace, 'guard'::regnamespace, 'statistics'::regnamespace) and contype in ('p', 'u', 'f', 'c', 'x') and relname <> 'migrations'
          and conislocal and (conname !~ '_(pk|uq|fk|check|excl)$' or conname ~ ('^' || relname || '_check\\d*$'))
       union
       select concat_ws(' ', indrelid::regclass, c.relname) from pg_index join pg_class c on c.oid = indexrelid join pg_class t on t.oid = indrelid
        where c.relnamespace in ('public'::regnamespace, 'guard'::regnamespace, 'statistics'::regnamespace) and t.relname <> 'migrations' and not t.relispartition
          and c.relname !~ '_(ix|pk|uq|excl)$'`,
    );
    return rows.map(({ name }) => name);
  }
});
