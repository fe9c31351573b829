import { randomUUID } from 'node:crypto';
import type { Calls } from './call';

export const releaseCalls: Calls = {
  // A correction of nothing: whoever may ask is told so, and nothing is made.
  'POST /statistics/releases': {
    body: () => ({
      measure: 'victims-identified',
      version: 1,
      by: ['sex'],
      period: '2024',
      corrects: randomUUID(),
      reason: 'late-records',
    }),
  },
  'GET /statistics/releases': { query: () => 'status=published' },
  'GET /statistics/releases/:id': { id: () => randomUUID() },
  'GET /statistics/releases/:id/export': { id: () => randomUUID(), query: () => 'format=csv' },
  // Years that are not over: whoever may ask is told so, and nothing is made.
  'POST /statistics/contributions': { body: () => ({ from: 2099, to: 2099 }) },
  'GET /statistics/contributions': { query: () => 'limit=20' },
  'POST /statistics/contributions/:id/steps': { id: () => randomUUID(), body: () => ({ step: 'publish' }), version: () => 1 },
  'GET /statistics/contributions/:id/file': { id: () => randomUUID() },
  'POST /statistics/releases/:id/steps': { id: () => randomUUID(), body: () => ({ step: 'publish' }), version: () => 1 },
};
