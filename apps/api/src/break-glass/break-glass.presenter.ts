import { breakGlassStatusAt, categoriesIn, type BreakGlassDeed, type BreakGlassView, type UnitRef } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import type { DataKey } from '../platform/vault/vault';
import type { BreakGlassNames, BreakGlassRow, DeedRow } from './break-glass.store';

/** What every reader sees alike; the case's id is the holder's, and only while the door is open. */
export function breakGlassView(
  actor: Actor,
  row: BreakGlassRow,
  key: DataKey,
  names: BreakGlassNames | undefined,
  unit: UnitRef,
  now: Date,
): BreakGlassView {
  const status = breakGlassStatusAt(row, now);
  return {
    id: row.id,
    version: row.version,
    status,
    ground: row.ground,
    reason: key.open('break_glass.reason', row.reasonCt),
    caseNumber: names?.number ?? '',
    caseId: status === 'open' && row.userId === actor.userId ? row.caseId : null,
    user: { id: row.userId, name: names?.displayName ?? '' },
    unit,
    categories: categoriesIn(row.readMask),
    requestedAt: row.requestedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    openedAt: row.openedAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    reviewDueAt: row.reviewDueAt?.toISOString() ?? null,
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
    outcome: row.outcome,
    reviewNote: key.open('break_glass.review_note', row.reviewNoteCt),
  };
}

export function deedView(row: DeedRow): BreakGlassDeed {
  return {
    action: row.action,
    result: row.result,
    times: row.times,
    categories: categoriesIn(row.categories),
    lastAt: row.lastAt.toISOString(),
  };
}
