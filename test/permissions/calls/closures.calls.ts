import { randomUUID } from 'node:crypto';
import { first, type Calls } from './call';

export const closureCalls: Calls = {
  'GET /cases/:id/closing': { id: (place) => place.case.id },
  // Referrals of the place are open: nobody closes it.
  'POST /cases/:id/closure': { id: (place) => place.case.id, version: first, body: () => ({ outcome: 'deceased' }), changes: false },
  'POST /cases/:id/reopening': { id: (place) => place.case.id, version: first, body: () => ({ reason: 'new-need' }), changes: false },
  'GET /after-care': {},
  'GET /cases/:id/abroad-transfers': { id: (place) => place.case.id },
  // The place's consents are to its referral: nobody goes abroad on them.
  'POST /cases/:id/abroad-transfers': {
    id: (place) => place.case.id,
    body: () => ({ destination: 'home-country', country: 'PH', bodyKind: 'ngo', body: 'Invented house abroad', consentId: randomUUID() }),
    changes: false,
  },
  'POST /abroad-transfers/:id/steps': { id: () => randomUUID(), version: first, body: () => ({ step: 'call-off', reason: 'other' }) },
};
