import type { UnitId } from '@himaya/domain';

export interface NotificationFilter {
  readonly unread: boolean;
  /** The sort key of the last row seen: instant and id. */
  readonly after: readonly string[] | null;
  readonly limit: number;
}

export const notificationColumns = `id, version, at, at::text as "atKey", kind, referral_id as "referralId", case_id as "caseId", subject_id as "subjectId", details, read_at as "readAt"`;

/** A unit's notifications, newest first, one more than `limit`; read off an index in this order, with or without the read ones. */
export function notificationListStatement(
  unitId: UnitId,
  { unread, after, limit }: NotificationFilter,
): { sql: string; values: unknown[] } {
  return {
    sql: `select ${notificationColumns} from notification
       where unit_id = $1 ${unread ? 'and read_at is null' : ''} ${after ? 'and (at, id) < ($3::timestamptz, $4::uuid)' : ''}
       order by at desc, id desc limit $2`,
    values: [unitId, limit + 1, ...(after ?? [])],
  };
}

/** How many a unit has not read, counted no further than `most`. */
export function unreadCountStatement(unitId: UnitId, most: number): { sql: string; values: unknown[] } {
  return {
    // In the index's order, though nobody asks for one: else the planner may read the whole table to find the first few.
    sql: `select count(*)::int as count
       from (select 1 from notification where unit_id = $1 and read_at is null order by at desc, id desc limit $2) counted`,
    values: [unitId, most],
  };
}
