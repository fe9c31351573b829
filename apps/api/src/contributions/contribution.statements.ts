const columns = `c.id, c.version, c.status, c.first_year as "from", c.last_year as "to", c.columns, c.rows, c.refusal, c.reason, c.requested_by as "requestedBy",
  c.requested_at as "requestedAt", c.requested_at::text as "requestedKey", c.proposed_by as "proposedBy", c.published_at as "publishedAt"`;

/** The latest first; one more than `limit`. */
export const contributionsStatement = `
  select ${columns} from contribution c where $1::timestamptz is null or (c.requested_at, c.id) < ($1, $2::uuid)
   order by c.requested_at desc, c.id desc limit $3`;
export const contributionStatement = `select ${columns} from contribution c where c.id = $1`;
/** Years that are in a file, or may come to be. */
export const contributedYearsStatement = `
  select c.first_year as "from", c.last_year as "to" from contribution c where c.seen or c.status not in ('refused', 'discarded') limit 200`;

/** For the test that reads the plans of lists. */
export const contributionStatements = (later: readonly string[]): { name: string; sql: string; values: unknown[] }[] => [
  { name: 'contributions', sql: contributionsStatement, values: [null, null, 21] },
  { name: 'contributions, next page', sql: contributionsStatement, values: [...later, 21] },
];
