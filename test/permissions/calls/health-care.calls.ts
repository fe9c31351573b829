import { localDay } from '@himaya/domain';
import type { Calls } from './call';

export const healthCareCalls: Calls = {
  'POST /cases/:id/travel-fitness': {
    id: (place) => place.case.id,
    body: () => ({ fitness: 'fit', validUntil: localDay(new Date(Date.now() + 7 * 86_400_000)) }),
  },
};
