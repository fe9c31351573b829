import type { Client } from 'pg';
import { freshDatabase, type TestDatabase } from '../support/cluster';

let database: TestDatabase;
let owner: Client;
let guard: Client;

beforeAll(async () => {
  database = await freshDatabase();
  owner = await database.asOwner();
  guard = await database.asGuard();
});
afterAll(() => database.drop());

/** Tables that need no row security, each with the reason. Everything else that lacks it, or a policy, is a hole. */
const excepted: Readonly<Record<string, string>> = {
  'public.migrations': 'TypeORM’s own book: the owner alone has a right on it',
};

/** A table as the catalogue has it; a month of the trail is addressed through its parent, and closed to all by its own name. */
interface Table {
  readonly name: string;
  readonly partition: boolean;
  readonly guarded: boolean;
  readonly policies: number;
  /** Roles besides its owner that have any right on it or on one of its columns. */
  readonly strangers: string[];
}

async function tables(): Promise<Table[]> {
  const { rows } = await guard.query<Table>(
    `select n.nspname || '.' || c.relname as name, c.relispartition as partition, c.relrowsecurity and c.relforcerowsecurity as guarded,
            (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
            array(select distinct coalesce(nullif(a.grantee, 0)::regrole::text, 'public')
                    from (select c.relacl as acl union all select t.attacl from pg_attribute t where t.attrelid = c.oid) o, aclexplode(o.acl) a
                   where a.grantee <> c.relowner order by 1) as strangers
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'guard') and c.relkind in ('r', 'p', 'v', 'm', 'f')
      order by 1`,
  );
  return rows;
}

/** Tables whose rows nothing holds: in `public` every one needs row security and a policy; those of the guard, that nobody else may touch them. */
async function holes(): Promise<string[]> {
  return (await tables()).flatMap(({ name, partition, guarded, policies, strangers }) => {
    if (name in excepted) return strangers.length === 0 ? [] : [`${name}: excepted, but open to ${strangers.join(' ')}`];
    if (name.startsWith('guard.') && strangers.length === 0) return [];
    if (!guarded) return [`${name}: no row security`];
    if (partition) return strangers.length === 0 ? [] : [`${name}: a partition open to ${strangers.join(' ')}`];
    return policies === 0 ? [`${name}: no policy`] : [];
  });
}

describe('every table', () => {
  it('has forced row security and a policy, or stands among the exceptions with a reason', async () => {
    expect((await tables()).length).toBeGreaterThan(30);
    expect(await holes()).toEqual([]);
  });

  it('that is excepted exists', async () => {
    const names = (await tables()).map(({ name }) => name);
    expect(Object.keys(excepted).filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each([
    ['a table that forgot it', () => owner, ['create table planted (id int)'], 'public.planted: no row security'],
    ['one that does not hold its owner', () => owner, ['create table planted (id int)', 'alter table planted enable row level security'], 'public.planted: no row security'],
    ['one without a policy', () => owner, ['create table planted (id int)', 'alter table planted enable row level security', 'alter table planted force row level security'], 'public.planted: no policy'],
    ['a view past the wall', () => owner, ['create view planted as select 1 as id'], 'public.planted: no row security'],
    ['a table of the guard that the app may read', () => guard, ['create table guard.planted (id int)', 'grant select on guard.planted to himaya_app'], 'guard.planted: no row security'],
    ['a column of one', () => guard, ['create table guard.planted (id int)', 'grant select (id) on guard.planted to himaya_app'], 'guard.planted: no row security'],
  ])('is found where it is planted: %s', async (_, as, statements, hole) => {
    for (const statement of statements) await as().query(statement);
    try {
      expect(await holes()).toEqual([hole]);
    } finally {
      const [schema] = hole.split('.');
      await as().query(`drop ${statements[0]!.includes('view') ? 'view' : 'table'} ${schema}.planted`);
    }
  }); // prettier-ignore
});
