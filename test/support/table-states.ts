import type { Client } from 'pg';

/** Tables that a refusal may write to: the books about who asked. */
export const booksOfAsking = ['audit_event', 'missed_case', 'session', 'sign_in_failure'];

/**
 * How many rows every table holds.
 *
 * @param admin the administrator inside the database, whom no policy holds
 */
export async function rowCounts(admin: Client, except: readonly string[] = booksOfAsking): Promise<Record<string, number>> {
  const counts = await perTable(admin, 'count(*)', except);
  return Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, Number(n)]));
}

/** What every table holds, as a number of rows and a hash over all of them: equal before and after where nothing changed. */
export async function tableStates(admin: Client, except: readonly string[] = booksOfAsking): Promise<Record<string, string>> {
  return perTable(admin, `count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0)`, except);
}

async function perTable(admin: Client, expression: string, except: readonly string[]): Promise<Record<string, string>> {
  const { rows } = await admin.query<{ name: string; value: string }>(
    `select format('%s.%s', n.nspname, c.relname) as name,
            (xpath('/row/v/text()', query_to_xml(
               format('select ' || $2 || ' as v from %I.%I t', n.nspname, c.relname), false, true, '')))[1]::text as value
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'guard') and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> all ($1)
      order by 1`,
    [except, expression],
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}
