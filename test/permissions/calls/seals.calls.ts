import { randomUUID } from 'node:crypto';
import type { Person, Place } from '../place';
import { first, type Calls } from './call';

const id = (place: Place): string => place.case.id;

/** Somebody else of the unit who works on cases. */
const another = (place: Place, person: Person): Person =>
  [place.people.get('police-officer')!, place.people.get('police-supervisor')!].find((other) => other.id !== person.id)!;

export const sealCalls: Calls = {
  'GET /cases/:id/seal': { id },
  'GET /cases/:id/people': { id },
  'POST /cases/:id/seal': {
    id,
    body: (place, person) => ({ reason: 'threat-to-life', userIds: [person.id, another(place, person).id] }),
  },
  'POST /cases/:id/seal/names': { id, version: first, body: (place, person) => ({ userId: another(place, person).id }) },
  'POST /cases/:id/seal/names/removal': { id, version: first, body: (place, person) => ({ userId: another(place, person).id }) },
  'POST /cases/:id/seal/unsealing': { id, version: first, body: () => ({ reason: 'threat-passed' }) },
  'POST /cases/:id/seal/unsealing/confirmation': { id, version: first },
  'POST /cases/:id/seal/unsealing/refusal': { id, version: first },

  'GET /cases/:id/bars': { id },
  'POST /cases/:id/bars': { id, body: (place, person) => ({ userId: another(place, person).id, reason: 'family' }) },
  'GET /bars': {},
  'POST /bars': {
    body: (place, person) => ({ caseNumber: place.case.number, username: another(place, person).username, reason: 'family' }),
  },
  // Which bar is whose, the database's own tests ask; here, what an unknown one answers.
  'POST /bars/:id/lifting': { id: () => randomUUID() },
};
