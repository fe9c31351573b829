import { inventedCase } from '../../support/main-job';
import { first, type Calls } from './call';
import type { Place } from '../place';

const id = (place: Place): string => place.case.id;

export const caseCalls: Calls = {
  // Without a category that some openers may not write.
  'POST /cases': { body: () => ({ ...inventedCase, exploitation: [] }) },
  'GET /cases': { query: () => 'limit=100' },
  'POST /cases/search': { body: (place) => ({ q: place.case.number }), changes: false },
  'GET /cases/:id': { id },
  'PATCH /cases/:id': { id, version: first, body: () => ({ governorate: 'basra' }) },
  'GET /cases/:id/timeline': { id, query: () => 'limit=100' },
  'GET /cases/:id/access-log': { id, query: () => 'limit=100' },
  'GET /cases/:id/grants': { id },
};
