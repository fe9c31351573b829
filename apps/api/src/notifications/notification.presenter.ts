import type { NotificationView } from '@himaya/domain';
import type { NotificationRow } from './notification.store';

export function notificationView(row: NotificationRow): NotificationView {
  return {
    id: row.id,
    version: row.version,
    at: row.at.toISOString(),
    kind: row.kind,
    referralId: row.referralId,
    caseId: row.caseId,
    subjectId: row.subjectId,
    details: row.details,
    readAt: row.readAt?.toISOString() ?? null,
  };
}
