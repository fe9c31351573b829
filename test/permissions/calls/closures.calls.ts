import { first, type Calls } from './call';

export const closureCalls: Calls = {
  'GET /cases/:id/closing': { id: (place) => place.case.id },
  // Referrals of the place are open: nobody closes it.
  'POST /cases/:id/closure': { id: (place) => place.case.id, version: first, body: () => ({ outcome: 'deceased' }), changes: false },
  'POST /cases/:id/reopening': { id: (place) => place.case.id, version: first, body: () => ({ reason: 'new-need' }), changes: false },
  'GET /after-care': {},
};
