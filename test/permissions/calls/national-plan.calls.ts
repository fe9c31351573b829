import { randomUUID } from 'node:crypto';
import { empty, first, type Calls } from './call';

const nowhere = (): string => randomUUID();

export const nationalPlanCalls: Calls = {
  'GET /plan/activities': { query: () => 'plan=s2023&axis=1' },
  'GET /plan/reports': { query: () => 'limit=100' },
  'POST /plan/reports': { body: () => ({ month: '2026-01-01' }) },
  'GET /plan/reports/:id': { id: nowhere },
  'POST /plan/reports/:id/entries': {
    id: nowhere,
    version: first,
    body: () => ({ entries: [{ activityId: 's2023-1.01', progress: 'under-way', figures: [1, 2], evidence: '12/2026', obstacles: [] }] }),
  },
  'POST /plan/reports/:id/submission': { id: nowhere, version: first, body: empty },
  'POST /plan/reports/:id/review': { id: nowhere, version: first, body: () => ({ review: 'accept' }) },
};
