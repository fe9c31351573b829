import { randomUUID } from 'node:crypto';
import { first, type Calls } from './call';

const nowhere = (): string => randomUUID();

export const repatriationCalls: Calls = {
  'GET /repatriations/board': {},
  'GET /repatriations': { query: () => 'status=preparing&limit=100' },
  'POST /cases/:id/repatriations': { id: (place) => place.case.id, body: () => ({}) },
  'GET /repatriations/:id': { id: nowhere },
  'POST /repatriations/:id/decisions': {
    id: nowhere,
    version: first,
    body: () => ({ decision: 'undecided', decidedOn: '2026-01-05', language: 'tl', interpreter: false, words: 'Invented: not yet' }),
  },
  'POST /repatriations/:id/risks': {
    id: nowhere,
    version: first,
    body: () => ({ present: ['no-papers'], unknown: [], level: 'low', assessedOn: '2026-01-05', reasons: 'Invented: a family that waits' }),
  },
  'POST /return-risks/:id/decision': { id: nowhere, version: first, body: () => ({ approve: false }) },
  'POST /return-contacts/:id/record': {
    id: nowhere,
    version: first,
    body: () => ({ outcome: 'safe', contactedOn: '2026-01-05', words: 'Invented: well, and at work' }),
  },
  'GET /exit-clearances': {},
  'POST /exit-clearances/:id/decision': { id: nowhere, version: first, body: () => ({ status: 'refused', decidedOn: '2026-01-05' }) },
  'POST /repatriations/:id/steps': { id: nowhere, version: first, body: () => ({ step: 'call-off', reason: 'not-safe' }) },
};
