export interface CapacityFilter {
  /** The sort key of the last row seen: instant, service, person category and version. */
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** Earlier counts of the own unit, newest first, one more than `limit`. */
export function capacityChangesStatement({ after, limit }: CapacityFilter): { sql: string; values: unknown[] } {
  return {
    sql: `select service, person_category as "personCategory", version, places_total as total, places_free as free, kept_at as "keptAt",
                 kept_at::text as "keptKey", kept_by as "keptBy"
            from guard.capacity_changes($1, $2, $3, $4, $5)`,
    values: [...(after ?? [null, null, null, null]), limit + 1],
  };
}
