import type { LeaveView } from '@himaya/domain';
import type { LeaveRow } from './leave.store';

export function leaveView(row: LeaveRow): LeaveView {
  return {
    id: row.id,
    version: row.version,
    user: { id: row.userId, displayName: row.userName },
    from: row.fromDay,
    to: row.toDay,
    delegate: row.delegateId === null ? null : { id: row.delegateId, displayName: row.delegateName ?? '' },
    roles: row.roles,
    state: row.state,
  };
}
