import type { BarView, UnitId, UnitRef } from '@himaya/domain';
import type { BarRow } from './bar.store';

/** @throws Error when the row's unit is not in the directory: a foreign key vouches for it */
export function barView(row: BarRow, refs: ReadonlyMap<UnitId, UnitRef>): BarView {
  const unit = refs.get(row.unitId);
  if (unit === undefined) throw new Error('a person of no unit');
  return {
    id: row.id,
    caseNumber: row.caseNumber,
    userId: row.userId,
    displayName: row.displayName,
    unit,
    reason: row.reason,
    barredAt: row.barredAt.toISOString(),
  };
}
