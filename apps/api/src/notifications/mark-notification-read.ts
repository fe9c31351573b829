import { Injectable } from '@nestjs/common';
import { allow, refuse, type NotificationId, type NotificationView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { notificationView } from './notification.presenter';
import { NotificationStore } from './notification.store';

/** Read by one is read for the unit. */
@Injectable()
export class MarkNotificationRead {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly notifications: NotificationStore,
  ) {}

  run(actor: Actor, id: NotificationId, version: number): Promise<Outcome<NotificationView>> {
    return this.inTransaction.run(actor, { action: 'notification.read', subjectId: id }, async (tx) => {
      const row = await this.notifications.lock(tx, id);
      if (row === null) return refuse('not-found');
      if (row.version !== version) return refuse('conflict');
      if (row.readAt !== null) return allow(notificationView(row));
      const read = await this.notifications.markRead(tx, id, version);
      return read === null ? refuse('conflict') : allow(notificationView(read));
    });
  }
}
