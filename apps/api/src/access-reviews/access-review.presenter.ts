import type { AccessReviewCounts, AccessReviewItem, UnitRef, UnreviewedAccount } from '@himaya/domain';
import { heldRoleView } from '../users';
import type { CountsRow, ReviewRow, UnreviewedRow } from './access-review.store';

export function accessReviewItem(row: ReviewRow, unit: UnitRef): AccessReviewItem {
  return {
    id: row.id,
    version: row.version,
    user: { id: row.userId, username: row.username, displayName: row.displayName },
    unit,
    roles: row.roles.map(heldRoleView),
    lastSignInMonth: row.lastSignInMonth?.slice(0, 7) ?? null,
    quarter: row.quarter,
    dueAt: row.dueAt.toISOString(),
    state: row.state,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

export function unreviewedAccount(row: UnreviewedRow, unit: UnitRef): UnreviewedAccount {
  return { id: row.id, username: row.username, unit, dueAt: row.dueAt.toISOString(), overdue: row.overdue, reviewer: row.reviewer };
}

export function accessReviewCounts(row: CountsRow): AccessReviewCounts {
  return {
    agencyId: row.agencyId,
    agencyName: { ar: row.nameAr, ckb: row.nameCkb, en: row.nameEn },
    open: row.open,
    overdue: row.overdue,
    decided: row.decided,
  };
}
