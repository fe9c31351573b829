import { randomUUID } from 'node:crypto';
import { first, type Calls } from './call';

const nowhere = (): string => randomUUID();
const languages = ['ar'];

export const legalCalls: Calls = {
  'GET /legal-aid/board': {},
  'GET /legal-aid/lawyers': { query: () => 'limit=100' },
  'POST /legal-aid/lawyers': {
    body: () => ({ name: 'Invented Lawyer', barNumber: 'INV-0', governorates: ['baghdad'], languages, trainedForChildren: true }),
  },
  'POST /legal-aid/lawyers/:id/changes': {
    id: nowhere,
    version: first,
    body: () => ({ governorates: ['baghdad'], languages, trainedForChildren: true, active: true }),
  },
  'GET /legal-matters': { query: () => 'status=opened&limit=100' },
  'POST /cases/:id/legal-matters': { id: (place) => place.case.id, body: () => ({}) },
  'GET /legal-matters/:id': { id: nowhere },
  'POST /legal-matters/:id/moves': { id: nowhere, version: first, body: () => ({ move: 'accept-lawyer' }) },
  'POST /legal-matters/:id/aid': {
    id: nowhere,
    body: () => ({ kind: 'advice', deliveredOn: '2026-01-05', interpreter: false, words: 'Invented: of wages' }),
  },
  'POST /legal-matters/:id/end': { id: nowhere, version: first, body: () => ({ outcome: 'client-declined' }) },
  'GET /legal-hearings': { query: () => 'from=2026-01-05&days=31&limit=100' },
  'POST /legal-matters/:id/hearings': {
    id: nowhere,
    body: () => ({
      court: 'felony',
      governorate: 'baghdad',
      purpose: 'trial',
      startsAt: '2031-01-05T07:00:00Z',
      endsAt: '2031-01-05T08:00:00Z',
      protections: ['screen'],
      interpreterAsked: false,
    }),
  },
  'POST /legal-hearings/:id/moves': { id: nowhere, version: first, body: () => ({ move: 'cancel', reason: 'settled' }) },
  'POST /legal-matters/:id/residence': { id: nowhere, body: () => ({ kind: 'permit', askedOn: '2026-01-05' }) },
  'POST /residence-applications/:id/decision': {
    id: nowhere,
    version: first,
    body: () => ({ status: 'refused', decidedOn: '2026-01-05' }),
  },
  'POST /legal-matters/:id/claims': { id: nowhere, body: () => ({ venue: 'fund', amount: 1_000_000, filedOn: '2026-01-05' }) },
  'POST /compensation-claims/:id/moves': { id: nowhere, version: first, body: () => ({ move: 'refuse', on: '2026-01-05' }) },
  'POST /compensation-claims/:id/payments': {
    id: nowhere,
    body: () => ({ payer: 'convicted', amount: 1000, paidOn: '2026-01-05', voucher: 'V/1' }),
  },
  'POST /compensation-payments/:id/reversal': { id: nowhere, body: () => ({}) },
  'GET /victims-fund': {},
  'POST /victims-fund': { version: () => 0, body: () => ({ active: false, from: '2099-01-01' }), changes: false },
};
