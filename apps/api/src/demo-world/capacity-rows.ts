import { demoAccounts } from './accounts';
import type { Row } from './insert-rows';
import { demoUnits } from './units';

const hour = 3_600_000;

/** Two counts a row of the board, at the units somebody signs in to; one unit's are old, so that the flag has something to show. */
export function capacityRows(now: Date): Readonly<Record<string, Row[]>> {
  return {
    unit_capacity: demoUnits.flatMap((unit) => {
      const account = demoAccounts.find(({ unitId, signsIn }) => unitId === unit.id && signsIn);
      if (account === undefined) return [];
      const age = unit.slug === 'placement-baghdad-2' ? 70 * hour : 5 * hour;
      return unit.offers.flatMap(({ service, personCategory, freePlaces }, place) => {
        const total = 6 + ((place * 5) % 9);
        const free = freePlaces === 'some' ? 1 + (place % 3) : 0;
        const count = (version: number, placesFree: number, keptAt: Date): Row => ({
          unit_id: unit.id,
          service,
          person_category: personCategory,
          version,
          places_total: total,
          places_free: placesFree,
          kept_by: account.id,
          kept_at: keptAt,
        });
        const last = new Date(now.getTime() - age);
        return [count(1, Math.min(total, free + 1), new Date(last.getTime() - 26 * hour)), count(2, free, last)];
      });
    }),
  };
}

/** When a unit's places were last counted, for the row that senders read. */
export function keptAtOf(slug: string, unitId: string, now: Date): Date | null {
  if (!demoAccounts.some((account) => account.unitId === unitId && account.signsIn)) return null;
  return new Date(now.getTime() - (slug === 'placement-baghdad-2' ? 70 * hour : 5 * hour));
}
