import { randomUUID } from 'node:crypto';
import type { Calls } from './call';

export const releaseCalls: Calls = {
  // A correction of nothing: whoever may ask is told so, and nothing is made.
  'POST /statistics/releases': {
    body: () => ({ measure: 'victims-identified', by: ['sex'], period: '2024', corrects: randomUUID(), reason: 'late-records' }),
  },
  'GET /statistics/releases': { query: () => 'status=published' },
  'GET /statistics/releases/:id': { id: () => randomUUID() },
  'GET /statistics/releases/:id/export': { id: () => randomUUID(), query: () => 'format=csv' },
  'POST /statistics/releases/:id/steps': { id: () => randomUUID(), body: () => ({ step: 'publish' }), version: () => 1 },
};
