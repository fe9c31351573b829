import { Injectable } from '@nestjs/common';
import type { CaseId, NotificationId, NotificationKind, ReferralId } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { notificationColumns, notificationListStatement, unreadCountStatement, type NotificationFilter } from './notification.statements';

/** A notification as its readers' statement returns it. */
export interface NotificationRow {
  readonly id: NotificationId;
  readonly version: number;
  readonly at: Date;
  /** PostgreSQL's text of `at`, to the microsecond: the cursor's part. */
  readonly atKey: string;
  readonly kind: NotificationKind;
  readonly referralId: ReferralId | null;
  readonly caseId: CaseId | null;
  readonly subjectId: string | null;
  readonly details: Readonly<Record<string, string>>;
  readonly readAt: Date | null;
}

/** The only SQL over notifications on a reader's side; which roles may see one, row security decides. */
@Injectable()
export class NotificationStore {
  /** Newest first; one row more than `limit` tells that there is a next page. */
  async list(tx: Tx, filter: NotificationFilter): Promise<NotificationRow[]> {
    const { sql, values } = notificationListStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }

  /** How many are unread, counted no further than `most`. */
  async countUnread(tx: Tx, most: number): Promise<number> {
    const { sql, values } = unreadCountStatement(tx.actor.unitId, most);
    const rows: { count: number }[] = await tx.em.query(sql, values);
    return rows[0]?.count ?? 0;
  }

  /** May miss: another unit's, another role's and none at all are one. */
  async lock(tx: Tx, id: NotificationId): Promise<NotificationRow | null> {
    const rows: NotificationRow[] = await tx.em.query(`select ${notificationColumns} from notification where id = $1 for update`, [id]);
    return rows[0] ?? null;
  }

  /** Notes who read it if nobody did since `version`; null when somebody did. */
  async markRead(tx: Tx, id: NotificationId, version: number): Promise<NotificationRow | null> {
    const [rows] = await tx.em.query<[NotificationRow[], number]>(
      `update notification set read_at = $3, read_by = $4, version = version + 1 where id = $1 and version = $2 returning ${notificationColumns}`,
      [id, version, tx.now, tx.actor.userId],
    );
    return rows[0] ?? null;
  }
}
