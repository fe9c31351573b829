import { localDay } from '@himaya/domain';
import type { Place } from '../place';
import { first, type Calls } from './call';

const ofCase = (place: Place): string => place.case.id;
const today = (): string => localDay(new Date());

export const notificationCalls: Calls = {
  'GET /notifications': { query: () => 'limit=100' },
  'POST /notifications/:id/reading': { id: (place) => place.notificationId, version: first },
  // Without asking for events: the mark alone, which ends.
  'GET /notifications/stream': {},
  'GET /notifications/preferences': {},
  'PATCH /notifications/preferences': { version: first, body: () => ({ dailyHour: 9 }), changes: false },
  'POST /notifications/contacts': { body: () => ({ channel: 'email', address: 'invented@example.org' }) },
  'POST /notifications/contacts/confirmation': { body: () => ({ channel: 'email', code: '000000' }) },
  'POST /notifications/contacts/removal': { body: () => ({ channel: 'email' }) },
};

export const rightsCalls: Calls = {
  'POST /cases/:id/rights-explanations': { id: ofCase, body: () => ({ explainedOn: today(), language: 'ar', copyGiven: true }) },
  'GET /cases/:id/rights-explanations': { id: ofCase },
  'GET /rights/owed': { query: () => 'limit=100' },
};

export const feedbackCalls: Calls = {
  'POST /referrals/:id/feedback-codes': { id: (place) => place.referral.id },
  'GET /feedback/counts': {},
  'GET /feedback/words': {},
};
