import type { UnitId, UserId } from '@himaya/domain';
import type { EventHandler } from '../platform/outbox/event-handler';
import { tell } from './notice.store';

const name = 'notifications.on-new-device';

/** Tells the owner of an account, and nobody else, that it was signed in to from a browser it did not know. */
export const onNewDevice: EventHandler = {
  kind: 'new-device',
  name,
  handle: async (em, event) => {
    const rows: { unitId: UnitId }[] = await em.query('select unit_id as "unitId" from user_account where id = $1', [event.subjectId]);
    await tell(
      em,
      `event|${event.id}|${name}`,
      rows.map(({ unitId }) => ({
        unitId,
        role: null,
        userId: event.subjectId as UserId,
        kind: 'new-device',
        referralId: null,
        details: {},
      })),
    );
  },
};
