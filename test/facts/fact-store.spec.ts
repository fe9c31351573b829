import { FactStore } from '@himaya/api/testing';
import { factDimensions } from '@himaya/domain';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import { refusal } from '../support/in-context';

let database: TestDatabase;
let store: FactStore;

beforeAll(async () => {
  database = await freshDatabase();
  store = new FactStore({ adminUrl: database.adminUrl, databaseName: database.name }, database.ring);
});
afterAll(async () => {
  await store.onApplicationShutdown();
  await database.drop();
});

describe('the fact store', () => {
  it('has the dimensions that the domain names, in all its tables, and no column for a day, a name or a text', async () => {
    const rows = await store.query<{ table: string; columns: string[] }>(
      `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.oid in ('statistics.fact'::regclass, 'statistics.standing_fact'::regclass, 'statistics.archived_fact'::regclass) and a.attnum > 0
        group by 1 order by 1`,
    );
    const told = [
      'source',
      'subject',
      'record_key',
      'contributor',
      'kind',
      'month',
      'until',
      ...factDimensions,
      'forms',
      'yes',
      'hours',
      'days',
      'amount',
    ];
    expect(rows).toEqual([
      { table: 'archived_fact', columns: [...told, 'print'] },
      { table: 'fact', columns: ['id', 'sign', ...told] },
      { table: 'standing_fact', columns: ['id', 'print', ...told] },
    ]);
  });

  const line = `insert into statistics.fact (sign, source, subject, record_key, kind, month, governorate)`;
  it.each([
    [`${line} values (1, 1, 1, 1, 'presumed', '2026-03-02', 'baghdad')`, 'fact_month_check'],
    [`${line} values (1, 1, 1, 1, 'presumed', '2026-03-01', 'Layla')`, 'fact_code_check'],
    [`${line} values (1, 1, 1, 4294967296, 'presumed', '2026-03-01', 'baghdad')`, 'fact_record_key_check'],
    [`${line} values (2, 1, 1, 1, 'presumed', '2026-03-01', 'baghdad')`, 'fact_sign_check'],
  ])('refuses %s', async (statement, constraint) => {
    expect(await refusal((await database.as('facts')).query(statement))).toMatchObject({
      code: '23514',
      message: expect.stringContaining(constraint) as string,
    });
  });

  it('is asked and never written through the store that the API has', async () => {
    await (await database.as('facts')).query(`${line} values (1, 1, 1, 1, 'presumed', '2026-03-01', 'baghdad')`);
    expect(await store.query('select kind from statistics.fact where governorate = $1', ['baghdad'])).toEqual([{ kind: 'presumed' }]);
    expect(await refusal(store.query(`${line} values (1, 1, 1, 1, 'presumed', '2026-03-01', 'baghdad')`))).toMatchObject({ code: '25006' });
  });

  it.each(['app', 'worker', 'queue', 'sealer'] as const)('shows %s nothing', async (role) => {
    const [client, admin] = [await database.as(role), await database.asAdmin()];
    const { rows } = await admin.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c where relnamespace = 'statistics'::regnamespace and relkind in ('r', 'p', 'v', 'm')`,
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const { name } of rows) expect(await refusal(client.query(`select from ${name}`))).toMatchObject({ code: '42501' });
  });

  it('is a log of which no line is changed, for its own role either', async () => {
    const client = await database.as('facts');
    for (const change of ['update statistics.fact set sign = 1', 'delete from statistics.fact', 'truncate statistics.fact']) {
      expect(await refusal(client.query(change))).toMatchObject({ code: '42501' });
    }
    for (const change of ['update statistics.archived_fact set kind = null', 'delete from statistics.archived_fact']) {
      expect(await refusal(client.query(change))).toMatchObject({ code: '42501' });
    }
  });
});
