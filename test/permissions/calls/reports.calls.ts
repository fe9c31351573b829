import { randomUUID } from 'node:crypto';
import type { Calls } from './call';

const nothing = { texts: [], letterNumber: null, letterDate: null, releases: [] };

export const reportCalls: Calls = {
  'GET /committee-reports': { query: () => 'kind=annual' },
  // Before the strategy: whoever may write is told so, and nothing is made.
  'POST /committee-reports': { body: () => ({ kind: 'annual', period: '2019' }) },
  'GET /committee-reports/:id': { id: () => randomUUID() },
  'GET /committee-reports/:id/file': { id: () => randomUUID() },
  'POST /committee-reports/:id/texts': { id: () => randomUUID(), body: () => nothing, version: () => 1 },
  'POST /committee-reports/:id/steps': { id: () => randomUUID(), body: () => ({ step: 'approve' }), version: () => 1 },
};
