import type { NotificationKind, PortalItemId, UnitId, UserId } from '@himaya/domain';
import { tell } from '../notifications';
import type { Chore } from '../platform/outbox/chore';
import type { Work } from '../platform/outbox/start-worker';

interface NoticeRow {
  readonly itemId: PortalItemId;
  readonly version: number;
  readonly kind: NotificationKind;
  readonly unitId: UnitId;
  readonly userId: UserId | null;
}

/** Tells the chairs' offices of words that wait to be let out, and whoever wrote them that they came back; nothing of what they say. */
const tellOfItems: Chore = {
  name: 'tell-of-portal-items',
  pause: 60_000,
  run: async (database) => {
    await database.transaction(async (em) => {
      const rows: NoticeRow[] = await em.query(
        'select item_id as "itemId", version, kind, unit_id as "unitId", user_id as "userId" from guard.portal_item_notices()',
      );
      for (const { itemId, version, kind, unitId, userId } of rows) {
        const role = userId === null ? ('committee-chair' as const) : null;
        const notice = { unitId, role, kind, referralId: null, subjectId: itemId, details: {}, ...(userId === null ? {} : { userId }) };
        await tell(em, `${kind}|${itemId}|${version}`, [notice]);
      }
    });
  },
};

/** What this feature has the worker do. */
export const portalWork: Work = { handlers: [], chores: [tellOfItems] };
