import type { HeldRole, LeaveView, RoleGrantView, UnitRef, UserListItem, UserView } from '@himaya/domain';
import type { AccountRow, RoleGrantRow } from './user.store';

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

/** The guard tells a role's times in PostgreSQL's own words. */
export function heldRoleView({ role, basis, since, until }: HeldRole): HeldRole {
  return { role, basis, since: new Date(since).toISOString(), until: until === null ? null : new Date(until).toISOString() };
}

export function userListItem(row: AccountRow, unit: UnitRef): UserListItem {
  return {
    id: row.id,
    version: row.version,
    username: row.username,
    displayName: row.displayName,
    unit,
    unitKind: row.unitKind,
    state: row.state,
    roles: row.roles.map(heldRoleView),
    onLeave: row.onLeave,
    lastSignInMonth: row.lastSignInMonth?.slice(0, 7) ?? null,
    manageable: row.manageable,
  };
}

function roleGrantView(row: RoleGrantRow): RoleGrantView {
  return {
    id: row.id,
    role: row.role,
    basis: row.basis,
    reason: row.reason,
    grantedAt: row.grantedAt.toISOString(),
    grantedBy: row.grantedBy,
    since: row.startsAt.toISOString(),
    until: instant(row.endsAt),
    endedAt: instant(row.endedAt),
    endedBy: row.endedBy,
    ending: row.ending,
  };
}

export function userView(row: AccountRow, unit: UnitRef, history: readonly RoleGrantRow[], leaves: readonly LeaveView[]): UserView {
  return {
    ...userListItem(row, unit),
    language: row.language,
    createdAt: row.createdAt.toISOString(),
    codeUntil: instant(row.codeUntil),
    disabledReason: row.disabledReason,
    history: history.map(roleGrantView),
    leaves,
  };
}
