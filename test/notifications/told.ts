import type { Client } from 'pg';

/** A notification as it lies in the table, without what differs from run to run. */
export interface Told {
  readonly unit_id: string;
  readonly role: string | null;
  readonly kind: string;
  readonly referral_id: string | null;
  readonly details: Record<string, string>;
}

export async function allTold(guard: Client): Promise<Told[]> {
  const { rows } = await guard.query<Told>(
    'select unit_id, role, kind, referral_id, details from notification order by kind, unit_id, role',
  );
  return rows;
}

/** Codes, counts and ids: nothing else may stand in a notification. */
export function expectCodesOnly(told: readonly Told[]): void {
  for (const { details } of told) {
    for (const [key, value] of Object.entries(details)) {
      expect(['service', 'urgency', 'reason', 'unitId', 'nextUnitId', 'count']).toContain(key);
      expect(value).toMatch(/^([a-z]+(-[a-z]+)*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+)$/);
    }
  }
}
