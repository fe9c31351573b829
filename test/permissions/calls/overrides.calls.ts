import { randomUUID } from 'node:crypto';
import type { Place } from '../place';
import { first, type Calls } from './call';

const ofCase = (place: Place): string => place.case.id;
const unknown = (): string => randomUUID();

export const overrideCalls: Calls = {
  'POST /cases/:id/overrides': {
    id: ofCase,
    body: (place) => ({
      recipientUnitId: place.others.desk.unit.id,
      categories: ['core'],
      ground: 'vital-interest',
      reason: 'Invented: found unconscious',
    }),
  },
  'GET /cases/:id/overrides': { id: ofCase },
  'GET /overrides': { query: () => 'box=to-approve' },
  'POST /overrides/:id/approval': { id: unknown, version: first },
  'POST /overrides/:id/refusal': { id: unknown, version: first, body: () => ({ reason: 'other' }) },
  'POST /overrides/:id/end': { id: unknown, version: first, body: () => ({ reason: 'other' }) },
};
