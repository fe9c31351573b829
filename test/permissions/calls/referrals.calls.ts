import { randomUUID } from 'node:crypto';
import { empty, first, type Call, type Calls } from './call';
import type { Place } from '../place';

const ofCase = (place: Place): string => place.case.id;
const id = (place: Place): string => place.referral.id;
const step = (from: string, body: () => object = empty): Call => ({ id, version: first, from, body });

export const referralCalls: Calls = {
  'POST /cases/:id/referrals': {
    id: ofCase,
    body: (place) => ({
      toUnitId: place.others.desk.unit.id,
      service: 'medical',
      urgency: 'urgent',
      needCode: 'medical-examination',
      categories: ['core'],
      consentId: place.consentToDesk,
    }),
  },
  'GET /cases/:id/referrals': { id: ofCase },
  'POST /cases/:id/packet-preview': { id: ofCase, body: () => ({ service: 'shelter', categories: ['core', 'identity'] }), changes: false },
  'GET /referrals': { query: (place) => `limit=100&box=${place.relation === 'owner' ? 'outgoing' : 'incoming'}` },
  'GET /referrals/:id': { id },
  'GET /referrals/:id/packet': { id },
  'POST /referrals/:id/send': step('draft'),
  'POST /referrals/:id/receive': step('requested'),
  'POST /referrals/:id/accept': step('received'),
  'POST /referrals/:id/reject': step('received', () => ({ reason: 'no-capacity' })),
  'POST /referrals/:id/start': step('accepted'),
  'POST /referrals/:id/hold': step('accepted'),
  'POST /referrals/:id/resume': step('on-hold'),
  'POST /referrals/:id/complete': step('in-progress', () => ({ outcome: 'service-provided' })),
  'POST /referrals/:id/fail': step('accepted', () => ({ reason: 'capacity-lost' })),
  'POST /referrals/:id/cancel': step('requested', () => ({ reason: 'no-longer-needed' })),
  'POST /referrals/:id/retract': step('requested'),
  'POST /referrals/:id/take': step('requested'),
  'POST /referrals/:id/release': step('requested'),
  'POST /referrals/:id/again': {
    id,
    from: 'requested',
    body: (place) => ({ toUnitId: place.others.desk.unit.id, consentId: place.consentToDesk }),
  },
  'GET /referrals/:id/messages': { id },
  'POST /referrals/:id/messages': { id, from: 'requested', body: () => ({ code: 'please-call' }) },
  'POST /referrals/:id/messages/reading': { id, changes: false },
  'GET /cases/:id/proposals': { id: ofCase, query: () => 'service=shelter&urgency=urgent' },
  'POST /cases/:id/referral-groups': {
    id: ofCase,
    body: (place) => ({
      toUnitId: place.others.desk.unit.id,
      service: 'medical',
      urgency: 'urgent',
      needCode: 'medical-examination',
      categories: ['core'],
      members: [
        { caseId: place.case.id, consentId: place.consentToDesk },
        { caseId: randomUUID(), consentId: place.consentToDesk },
      ],
    }),
  },
  'GET /capacity': {},
  'GET /capacity/changes': {},
  'POST /capacity': { version: () => 0, body: () => ({ service: 'education', personCategory: 'women', total: 5, free: 1 }) },
  'GET /line-limits': {},
  'PATCH /line-limits': { version: () => 999, body: () => ({ side: 'federal', give: ['core'], take: ['core'], transfers: true }) },
};
