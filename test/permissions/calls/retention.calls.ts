import { randomUUID } from 'node:crypto';
import { first, type Calls } from './call';

const nowhere = (): string => randomUUID();
/** A number that no case has. */
const number = 'NRM-2026-000000-0';

export const retentionCalls: Calls = {
  'GET /retention/cases': { query: () => 'limit=100' },
  'GET /retention/erasures': { query: () => 'limit=100' },
  'POST /retention/erasures': { body: () => ({ number, reason: 'retention-ended' }) },
  'POST /retention/erasures/:id/decision': { id: nowhere, version: first, body: () => ({ decision: 'confirm' }) },
  'POST /retention/erasures/:id/certificates': { id: nowhere, body: () => ({ language: 'en' }), changes: false },
  'GET /retention/holds': { query: () => 'limit=100' },
  'POST /retention/holds': { body: () => ({ number, ground: 'investigation' }) },
  'POST /retention/holds/:id/decision': { id: nowhere, version: first, body: () => ({ decision: 'renew' }) },
  'GET /cases/:id/own-copies': { id: (place) => place.case.id },
  // Of a day that is still to come: nothing is written down.
  'POST /cases/:id/own-copies': {
    id: (place) => place.case.id,
    body: () => ({ asker: 'person', identityCheck: 'document-seen', requestedOn: '2099-01-05', language: 'tl' }),
    changes: false,
  },
  'GET /files/:id/own-copies': { id: nowhere },
  'POST /own-copies/:id/opening': { id: nowhere, version: first },
  'POST /own-copies/:id/decision': { id: nowhere, version: first, body: () => ({ decision: 'refuse', refusal: 'taken-back' }) },
  'POST /own-copies/:id/papers': { id: nowhere, changes: false },
  'POST /own-copies/:id/hand-over': { id: nowhere, version: first, body: () => ({ handedOverOn: '2026-01-05' }) },
  'GET /cases/:id/retention': { id: (place) => place.case.id },
};
