import type { Client } from 'pg';
import { inContext } from '../support/in-context';

/** Every table that can hold rows, by the name it is asked by: those of the guard and the months of the trail too. */
export async function tablesOf(guard: Client): Promise<string[]> {
  const { rows } = await guard.query<{ name: string }>(
    `select case when n.nspname = 'guard' then 'guard.' else '' end || c.relname as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'guard') and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname not in ('migrations', 'sign_in_failure')
      order by 1`,
  );
  return rows.map((row) => row.name);
}

/** The columns of a table that a role may read; none where it may not read the table at all. */
export async function readableColumns(guard: Client, role: string, table: string): Promise<string[]> {
  const { rows } = await guard.query<{ name: string }>(
    `select attname as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and has_column_privilege($2, attrelid, attnum, 'select')
        and has_schema_privilege($2, (select relnamespace from pg_class where oid = attrelid), 'usage')
      order by attnum`,
    [table, role],
  );
  return rows.map((row) => row.name);
}

/** What everybody signed in may read, or of themselves. */
const open = [
  'agency',
  'unit',
  'unit_service',
  'unit_language',
  'user_account',
  'user_role',
  'identification_rules',
  'identification_rule_move',
  'identification_rule_test',
  'public_holiday',
];

/** Tables whose rows belong to somebody. */
export async function closedTables(guard: Client): Promise<string[]> {
  return (await tablesOf(guard)).filter((name) => !open.includes(name) && !name.startsWith('guard.'));
}

/** How many rows of each closed table a user is shown, tables without any left out. */
export async function shown({ guard, app }: { guard: Client; app: Client }, who: { tokenHash: Buffer }): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of await closedTables(guard)) {
    const [column] = await readableColumns(guard, 'himaya_app', table);
    if (column === undefined) continue;
    const [row] = await inContext(app, who, (q) => q<{ n: number }>(`select count(${column})::int as n from ${table}`));
    if (row!.n > 0) counts[table] = row!.n;
  }
  return counts;
}
