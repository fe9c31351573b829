import type { UnitId } from '@himaya/domain';

const shown = 50;

/** What a unit's notices look like to whoever asks: how many are unread, and which are the newest. */
export function liveNoticesStatement(unitId: UnitId): { sql: string; values: unknown[] } {
  return {
    sql: `select (select count(*)::int from (select 1 from notification where unit_id = $1 and read_at is null
                                              order by at desc, id desc limit ${shown + 1}) counted) as unread,
                 (select id from notification where unit_id = $1 order by at desc, id desc limit 1) as newest,
                 (select id from notification where unit_id = $1 and read_at is null order by at desc, id desc limit 1) as "newestUnread"`,
    values: [unitId],
  };
}

/** The open referrals at the head of a unit's queue, as far as the page shows them at first. */
export function liveQueueStatement(unitId: UnitId): { sql: string; values: unknown[] } {
  return {
    sql: `select r.id, r.status, r.status_since::text as since
            from referral r
           where r.to_unit_id = $1 and r.status in ('draft', 'requested', 'received', 'accepted', 'in-progress', 'on-hold') and r.status <> 'draft'
           order by coalesce(r.due_at, 'infinity'::timestamptz), r.id
           limit ${shown}`,
    values: [unitId],
  };
}
