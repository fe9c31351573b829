import { randomUUID } from 'node:crypto';
import { inventedDefendant, inventedProceeding } from '../../support/proceeding-room';
import { empty, first, type Calls } from './call';

const nowhere = (): string => randomUUID();

export const proceedingCalls: Calls = {
  'GET /proceedings': { query: () => 'limit=100' },
  'POST /proceedings': { body: () => inventedProceeding() },
  'GET /proceedings/:id': { id: nowhere },
  'POST /proceedings/:id/units': { id: nowhere, body: (place) => ({ unitId: place.case.id }) },
  'POST /proceedings/:id/defendants': { id: nowhere, body: () => inventedDefendant() },
  'POST /defendants/:id/events': { id: nowhere, body: () => ({ kind: 'arrest', on: '2026-01-06' }) },
  'POST /proceeding-events/:id/reversal': { id: nowhere, body: empty },
  'GET /cases/:id/proceedings': { id: (place) => place.case.id },
  'POST /cases/:id/proceedings': { id: (place) => place.case.id, body: () => ({ proceedingId: randomUUID() }) },
  'POST /proceeding-links/:id/ending': { id: nowhere, body: empty },
  'POST /cases/:id/testimony-measures': {
    id: (place) => place.case.id,
    body: () => ({ person: 'witness', kind: 'screen', askedOn: '2026-01-10' }),
  },
  'GET /custody-returns': { query: () => 'limit=100' },
  'POST /custody-returns': { body: () => ({ kind: 'convicts', asOf: '2026-01-31', males: 41, females: 7 }) },
  'POST /testimony-measures/:id/moves': { id: nowhere, version: first, body: () => ({ move: 'end', on: '2026-01-12' }) },
};
