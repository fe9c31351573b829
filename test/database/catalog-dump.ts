import type { Client } from 'pg';

/** One line for everything the migrations make, in a stable order: what two equal schemas have in common. */
export async function catalogDump(admin: Client): Promise<string[]> {
  const lines: string[] = [];
  for (const [kind, sql] of Object.entries(questions)) {
    const { rows } = await admin.query<{ line: string }>(sql);
    lines.push(...rows.map((row) => `${kind}: ${row.line}`));
  }
  return lines.sort();
}

const ours = `('public'::regnamespace, to_regnamespace('guard'), to_regnamespace('statistics'))`;
const tables = `(select oid from pg_class where relnamespace in ${ours} and relkind in ('r', 'p') and relname <> 'migrations')`;

const questions: Readonly<Record<string, string>> = {
  table: `select format('%s owner %s rights %s security %s %s bound %s', oid::regclass, relowner::regrole, relacl, relrowsecurity, relforcerowsecurity,
                        pg_get_expr(relpartbound, oid)) as line from pg_class where oid in ${tables}`,
  column: `select format('%s.%s %s %s null %s default %s identity %s rights %s', a.attrelid::regclass, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
                         not a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attacl) as line
             from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attrelid in ${tables} and a.attnum > 0 and not a.attisdropped`,
  constraint: `select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line from pg_constraint where conrelid in ${tables}`,
  index: `select pg_get_indexdef(indexrelid) as line from pg_index where indrelid in ${tables}`,
  policy: `select format('%s %s %s %s %s using %s check %s', polrelid::regclass, polname, polpermissive, polcmd, polroles::regrole[],
                         pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) as line from pg_policy`,
  trigger: `select pg_get_triggerdef(oid) as line from pg_trigger where tgrelid in ${tables} and not tgisinternal`,
  function: `select format('%s owner %s rights %s', pg_get_functiondef(p.oid), proowner::regrole, proacl) as line from pg_proc p where pronamespace in ${ours}`,
  schema: `select format('%s owner %s rights %s', nspname, nspowner::regrole, nspacl) as line from pg_namespace where oid in ${ours}`,
  sequence: `select format('%s %s', oid::regclass, relacl) as line from pg_class where relnamespace in ${ours} and relkind = 'S' and relname <> 'migrations_id_seq'`,
  extension: `select format('%s in %s', extname, extnamespace::regnamespace) as line from pg_extension`,
};
