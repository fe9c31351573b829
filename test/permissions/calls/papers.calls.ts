import { first, type Calls } from './call';

export const paperCalls: Calls = {
  'POST /referrals/:id/packets': { id: (place) => place.referral.id, body: () => ({ language: 'en' }), changes: false },
  'POST /referrals/:id/outside-steps': {
    id: (place) => place.referral.id,
    version: first,
    from: 'accepted',
    body: () => ({ step: 'start' }),
    changes: false,
  },
  'POST /cases/:id/record-sheets': { id: (place) => place.case.id, body: () => ({ language: 'en', categories: ['core'] }), changes: false },
};
