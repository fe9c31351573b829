import type { EntityManager } from 'typeorm';
import type { UnitId } from '@himaya/domain';
import type { EventHandler, OutboxRow } from '../platform/outbox/event-handler';
import { tell } from './notice.store';

const name = 'notifications.on-possible-match-found';

/** The coordination desk is told that somebody asked; whom and about which case it reads on its own page. */
export const onPossibleMatchFound: EventHandler = {
  kind: 'possible-match-found',
  name,
  handle: async (em: EntityManager, event: OutboxRow) => {
    const rows: { unitId: UnitId }[] = await em.query('select desk_unit_id as "unitId" from possible_match where id = $1', [
      event.subjectId,
    ]);
    await tell(
      em,
      `event|${event.id}|${name}`,
      rows.map(({ unitId }) => ({ unitId, role: 'case-coordinator', kind: 'possible-match', referralId: null, details: {} })),
    );
  },
};
