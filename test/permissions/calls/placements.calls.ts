import { randomUUID } from 'node:crypto';
import { first, type Calls } from './call';

const nowhere = (): string => randomUUID();

export const placementCalls: Calls = {
  'GET /placements/board': {},
  'POST /placements/shelters': { body: () => ({ name: 'Invented house', address: 'Invented street 7', services: ['meals'] }) },
  'GET /placements/shelters/:id': { id: nowhere },
  'POST /placements/shelters/:id/places': { id: nowhere, body: () => ({ personCategory: 'women', adapted: false, count: 1 }) },
  'POST /placements/places/:id/changes': { id: nowhere, version: first, body: () => ({ inUse: false }) },
  'GET /placements': { query: () => 'status=waiting&limit=100' },
  'POST /cases/:id/placements': { id: (place) => place.case.id, body: () => ({ personCategory: 'women', needsAdapted: false }) },
  'GET /placements/:id': { id: nowhere },
  'POST /placements/:id/moves': { id: nowhere, version: first, body: () => ({ move: 'return' }) },
  'POST /placements/:id/exit': { id: nowhere, version: first, body: () => ({ destination: 'left-without-notice', checks: [] }) },
  'POST /placements/:id/belongings': {
    id: nowhere,
    body: () => ({ items: [{ kind: 'bag', count: 1, description: 'Invented: a red one' }] }),
  },
  'POST /placements/belongings/:id/return': { id: nowhere, version: first, body: () => ({ receiver: 'person' }) },
  'POST /placements/:id/incidents': {
    id: nowhere,
    body: () => ({
      kind: 'theft',
      severity: 'minor',
      occurredAt: '2026-01-05T20:00:00Z',
      told: [],
      narrative: 'Invented: a telephone is gone',
    }),
  },
};
