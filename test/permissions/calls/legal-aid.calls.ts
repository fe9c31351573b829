import { randomUUID } from 'node:crypto';
import { first, type Calls } from './call';

const nowhere = (): string => randomUUID();
const languages = ['ar'];

export const legalCalls: Calls = {
  'GET /legal-aid/board': {},
  'GET /legal-aid/lawyers': { query: () => 'limit=100' },
  'POST /legal-aid/lawyers': {
    body: () => ({ name: 'Invented Lawyer', barNumber: 'INV-0', governorates: ['baghdad'], languages, trainedForChildren: true }),
  },
  'POST /legal-aid/lawyers/:id/changes': {
    id: nowhere,
    version: first,
    body: () => ({ governorates: ['baghdad'], languages, trainedForChildren: true, active: true }),
  },
  'GET /legal-matters': { query: () => 'status=opened&limit=100' },
  'POST /cases/:id/legal-matters': { id: (place) => place.case.id, body: () => ({}) },
  'GET /legal-matters/:id': { id: nowhere },
  'POST /legal-matters/:id/moves': { id: nowhere, version: first, body: () => ({ move: 'accept-lawyer' }) },
  'POST /legal-matters/:id/aid': {
    id: nowhere,
    body: () => ({ kind: 'advice', deliveredOn: '2026-01-05', interpreter: false, words: 'Invented: of wages' }),
  },
  'POST /legal-matters/:id/end': { id: nowhere, version: first, body: () => ({ outcome: 'client-declined' }) },
};
