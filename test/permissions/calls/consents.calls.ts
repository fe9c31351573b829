import { first, type Calls } from './call';
import type { Place } from '../place';

const ofCase = (place: Place): string => place.case.id;

export const consentCalls: Calls = {
  'POST /cases/:id/consents': {
    id: ofCase,
    body: (place) => ({
      purpose: 'referral',
      recipientUnitId: place.others.desk.unit.id,
      categories: ['core'],
      givenBy: 'self',
      method: 'spoken',
      language: 'tl',
      validUntil: '2099-03-01',
    }),
  },
  'GET /cases/:id/consents': { id: ofCase },
  'POST /consents/:id/withdrawal': { id: (place) => place.referral.consent.id, version: first, body: () => ({ method: 'spoken' }) },
};
