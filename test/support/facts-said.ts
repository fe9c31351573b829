import type { Client } from 'pg';

/** What a derivation says, without whom it says it of. */
export interface SaidFact {
  readonly kind: string;
  readonly month: string;
  readonly until: string | null;
  readonly [column: string]: unknown;
}

const doors = {
  case: 'guard.facts_of_cases',
  concern: 'guard.facts_of_concerns',
  proceeding: 'guard.facts_of_proceedings',
  shelter: 'guard.facts_of_shelters',
} as const;

/**
 * The facts that the fact store is given of one case, report, proceeding or house, in the order of kind, month and outcome.
 * @param client the guard's or the administrator's: the product asks as himaya_facts
 */
export async function factsOf(client: Client, source: keyof typeof doors, id: string | null): Promise<SaidFact[]> {
  const { rows } = await client.query<{ fact: SaidFact }>(
    `select to_jsonb(f) - 'source' - 'subject' - 'unit' as fact from ${doors[source]}(array[$1::uuid]) f order by f.kind, f.month, f.outcome`,
    [id],
  );
  return rows.map(({ fact }) => fact);
}
