import type { NotificationKind, Role, UnitId } from '@himaya/domain';
import { tell } from '../notifications';
import type { Chore } from '../platform/outbox/chore';
import type { Work } from '../platform/outbox/start-worker';

interface NoticeRow {
  readonly unitId: UnitId;
  readonly role: Role;
  readonly kind: NotificationKind;
  readonly quarter: string;
  readonly count: number;
}

/** Opens the quarter's round once, and tells each office once that it opened and once that it is overdue, with a bare count. */
export const openAccessReviews: Chore = {
  name: 'open-access-reviews',
  pause: 60 * 60_000,
  run: (database) =>
    database.transaction(async (em) => {
      await em.query('select guard.open_access_reviews()');
      const due: NoticeRow[] = await em.query(
        `select unit_id as "unitId", role, kind, quarter::text as quarter, count from guard.review_notices()`,
      );
      for (const { unitId, role, kind, quarter, count } of due) {
        await tell(em, `${kind}|${quarter}`, [{ unitId, role, kind, referralId: null, details: { quarter, count: String(count) } }]);
      }
    }),
};

/** What this feature has the worker do. */
export const accessReviewWork: Work = { handlers: [], chores: [openAccessReviews] };
