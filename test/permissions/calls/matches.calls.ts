import { randomUUID } from 'node:crypto';
import { empty, first, type Calls } from './call';

const nowhere = (): string => randomUUID();

export const matchCalls: Calls = {
  'POST /cases/possible-matches': { body: () => ({ name: 'Nobody Whatsoever', birthYear: 1990, nationality: 'PH' }), changes: false },
  'GET /possible-matches': {},
  'POST /possible-matches/:id/answer': { id: nowhere, version: first, body: () => ({ answer: 'same-person' }) },
  'GET /duplicates': {},
  'POST /duplicates/search': { body: empty, changes: false },
  'GET /duplicates/:id': { id: nowhere },
  'POST /duplicates/:id/review': { id: nowhere, version: first, body: () => ({ verdict: 'same' }) },
  'GET /cases/:id/links': { id: (place) => place.case.id },
  'POST /cases/:id/links': { id: (place) => place.case.id, body: (place) => ({ caseNumber: place.case.number, kind: 'family' }) },
  'POST /case-links/:id/undoing': { id: nowhere, body: empty },
};
