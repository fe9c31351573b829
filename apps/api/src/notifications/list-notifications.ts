import { Injectable } from '@nestjs/common';
import { allow, type NotificationView, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { notificationView } from './notification.presenter';
import { NotificationStore } from './notification.store';
import type { NotificationsQuery } from './notifications.bodies';

const mostCounted = 50;

/** What the unit and the reader's roles were told, newest first, and how much of it nobody has read. */
@Injectable()
export class ListNotifications {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly notifications: NotificationStore,
  ) {}

  async run(actor: Actor, query: NotificationsQuery): Promise<Outcome<Page<NotificationView> & { unread: string }>> {
    const after = decodeCursor(query.cursor, [instantKey, idKey]);
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'notification.list' }, async (tx) => {
      const rows = await this.notifications.list(tx, { unread: query.unread === 'true', after, limit });
      const unread = await this.notifications.countUnread(tx, mostCounted + 1);
      return allow({
        ...pageOf(rows, limit, notificationView, (row) => [row.atKey, row.id]),
        unread: unread > mostCounted ? `${mostCounted}+` : String(unread),
      });
    });
  }
}
