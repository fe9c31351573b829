import { arePlacesStale, type CapacityChangeView, type CapacityView } from '@himaya/domain';
import type { CapacityChangeRow, CapacityRow } from './capacity.store';

export function capacityView(row: CapacityRow, now: Date): CapacityView {
  return {
    id: `${row.service}.${row.personCategory}`,
    version: row.version,
    service: row.service,
    personCategory: row.personCategory,
    total: row.total,
    free: row.free,
    freePlaces: row.freePlaces,
    keptAt: row.keptAt?.toISOString() ?? null,
    keptBy: row.keptBy,
    stale: arePlacesStale(row.keptAt, now),
    fromPlaces: row.fromPlaces,
  };
}

export function capacityChangeView(row: CapacityChangeRow): CapacityChangeView {
  return {
    id: `${row.service}.${row.personCategory}.${row.version}`,
    version: row.version,
    service: row.service,
    personCategory: row.personCategory,
    total: row.total,
    free: row.free,
    keptAt: row.keptAt.toISOString(),
    keptBy: row.keptBy,
  };
}
