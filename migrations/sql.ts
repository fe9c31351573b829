/** Small pieces of SQL that several migrations repeat word for word. */

/** A named CHECK that a text column holds one of the codes. */
export const oneOf = (name: string, column: string, codes: readonly string[]): string =>
  `constraint ${name} check (${column} in (${codes.map((code) => `'${code}'`).join(', ')}))`;

/** A named CHECK that every element of a text array is one of the codes. */
export const allOf = (name: string, column: string, codes: readonly string[]): string =>
  `constraint ${name} check (${column} <@ array[${codes.map((code) => `'${code}'`).join(', ')}]::text[])`;

/**
 * The policy form of architecture.md "Two walls" with the reader's role ceiling joined in: the unit's or the reader's own
 * live access to the case covers the category, and so do the roles of the person who asks. Bars are a condition of case_access's own policy.
 */
export const reads = (caseId: string, category: string): string =>
  `exists (select 1 from case_access a where a.holder_id = any ((select guard.holders())::uuid[]) and a.case_id = ${caseId}
     and now() < a.valid_to and a.read_mask & (select guard.reads()) & ${category} <> 0)`;

/** As `reads`, of what a packet can leave out: any of the fields (bits of guard.packet_field) is open through the same door. */
export const readsField = (caseId: string, category: number, field: number): string =>
  `exists (select 1 from case_access a where a.holder_id = any ((select guard.holders())::uuid[]) and a.case_id = ${caseId}
     and now() < a.valid_to and a.read_mask & (select guard.reads()) & ${category} <> 0 and a.field_mask & ${field} <> 0)`;

export const writes = (caseId: string, category: string): string =>
  `exists (select 1 from case_access a where a.holder_id = any ((select guard.holders())::uuid[]) and a.case_id = ${caseId}
     and now() < a.valid_to and a.write_mask & (select guard.writes()) & ${category} <> 0)`;

/** Bits of the categories, fixed for ever by the order of libs/domain's list. */
export const bit = {
  core: 1,
  identity: 2,
  exploitation: 4,
  risk: 8,
  health: 16,
  psychosocial: 32,
  shelter: 64,
  legal: 128,
  proceedings: 256,
  repatriation: 512,
  reintegration: 1024,
  family: 2048,
  notes: 4096,
} as const;

/** Runs statements one by one: the driver's prepared path takes a single statement a call. */
export async function run(runner: { query(sql: string): Promise<unknown> }, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await runner.query(statement);
}

/** Turns row security on for a table, for its owner too. */
export const guarded = (table: string): string[] => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
];

/**
 * The functions of earlier migrations' statements as they stood there, to bring them back on the way down. Throws for a name that
 * none of the statements creates.
 */
export const asBefore = (statements: readonly string[], names: readonly string[]): string[] =>
  names.map((name) => {
    const found = statements
      .filter((statement) => statement.replace('or replace ', '').trimStart().startsWith(`create function guard.${name}(`))
      .at(-1);
    if (found === undefined) throw new Error(`no earlier migration creates guard.${name}`);
    return found.replace('create function', 'create or replace function');
  });

/** An earlier statement with one piece of it changed. @throws Error where the piece is not there exactly once */
export function changed(statement: string, from: string, to: string): string {
  if (statement.split(from).length !== 2) throw new Error(`not there once: ${from}`);
  return statement.replace(from, () => to);
}

/**
 * Changes pieces of a guard's function as it stands, whichever migration wrote it last; who may call it stays. Fails where a piece is not there exactly
 * once. @param name the function's, of which there is one
 */
export function rewritten(name: string, pieces: readonly (readonly [from: string, to: string])[]): string {
  const steps = pieces.map(
    ([from, to]) => `
    if cardinality(string_to_array(whole, $piece$${from}$piece$)) <> 2 then raise exception 'not there once: %', $piece$${from}$piece$; end if;
    whole := replace(whole, $piece$${from}$piece$, $piece$${to}$piece$);`,
  );
  return `do $rewrite$
  declare whole text;
  begin
    select pg_get_functiondef(p.oid) into strict whole from pg_proc p where p.proname = '${name}' and p.pronamespace = 'guard'::regnamespace;${steps.join('')}
    execute whole;
  end $rewrite$`;
}

/** Adds codes to the list of an existing CHECK, after those it has. */
export const addCodes = (table: string, column: string, codes: readonly string[]): string =>
  changeCodes(table, column, `codes || array[${codes.map((code) => `'${code}'`).join(', ')}]`);

/** Takes codes out of the list of an existing CHECK: the way back. Fails where a row still holds one. */
export const dropCodes = (table: string, column: string, codes: readonly string[]): string =>
  changeCodes(
    table,
    column,
    `array(select c from unnest(codes) with ordinality as u (c, n) where c not in (${codes.map((code) => `'${code}'`).join(', ')}) order by n)`,
  );

const changeCodes = (table: string, column: string, next: string): string => `do $$
  declare codes text[];
  begin
    select array_agg(x.m[1] order by x.n) into codes
      from pg_constraint k, regexp_matches(pg_get_constraintdef(k.oid), '''([^'']+)''', 'g') with ordinality as x (m, n)
     where k.conname = '${table}_${column}_check' and k.conrelid = '${table}'::regclass;
    codes := ${next};
    execute 'alter table ${table} drop constraint ${table}_${column}_check';
    execute 'alter table ${table} add constraint ${table}_${column}_check check (${column} in ('
      || (select string_agg(quote_literal(u.c), ', ' order by u.n) from unnest(codes) with ordinality as u (c, n)) || '))';
  end $$`;
