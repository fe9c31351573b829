import { randomUUID } from 'node:crypto';
import type { Place } from '../place';
import { first, type Calls } from './call';

const ofCase = (place: Place): string => place.case.id;
const unknown = (): string => randomUUID();
const why = { ground: 'vital-interest', reason: 'Invented: found unconscious' };

/** Which emergency access and which transfer is whose, their own tests ask; here, what an unknown one answers. */
export const emergencyCalls: Calls = {
  'POST /cases/break-glass': { body: (place) => ({ number: place.case.number, ...why }) },
  'POST /cases/:id/break-glass': { id: ofCase, body: () => why },
  'GET /break-glass': {},
  'GET /break-glass/requests': {},
  'GET /break-glass/reviews': {},
  'GET /break-glass/reviews/:id': { id: unknown },
  'POST /break-glass/:id/approve': { id: unknown, version: first },
  'POST /break-glass/:id/decline': { id: unknown, version: first },
  'POST /break-glass/:id/end': { id: unknown, version: first },
  'POST /break-glass/:id/review': { id: unknown, version: first, body: () => ({ outcome: 'justified', note: 'x' }) },

  'POST /cases/:id/transfers': {
    id: ofCase,
    body: (place) => ({ toUnitId: place.others.desk.unit.id, reason: 'other', note: 'x' }),
  },
  'GET /cases/:id/transfers': { id: ofCase },
  'GET /transfers': { query: () => 'box=incoming' },
  'GET /transfers/units': { query: () => 'governorate=baghdad' },
  'GET /transfers/:id': { id: unknown },
  'POST /transfers/:id/accept': { id: unknown, version: first },
  'POST /transfers/:id/decline': { id: unknown, version: first, body: () => ({ reason: 'other' }) },
  'POST /transfers/:id/withdraw': { id: unknown, version: first },
};
