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
  'GET /cases/:id/retention': { id: (place) => place.case.id },
};
