import { randomUUID } from 'node:crypto';
import { first, type Calls } from './call';

const nowhere = (): string => randomUUID();
const from = new Date(Date.now() + 86_400_000).toISOString();
const to = new Date(Date.now() + 90_000_000).toISOString();
const wish = { from, to, mode: 'phone', language: 'tl', wish: 'no-wish' };

export const interpretationCalls: Calls = {
  'GET /interpretation/interpreters': { query: () => 'limit=100' },
  'POST /interpretation/interpreters': {
    body: () => ({
      name: 'Invented-Interpreter',
      sex: 'female',
      languages: ['tl'],
      governorates: ['baghdad'],
      remote: true,
      childTrained: false,
    }),
  },
  'GET /interpretation/interpreters/:id': { id: nowhere },
  'POST /interpretation/interpreters/:id/changes': { id: nowhere, version: first, body: () => ({ remote: false }) },
  'POST /interpretation/interpreters/:id/undertakings': {
    id: nowhere,
    version: first,
    body: () => ({ text: '2026-1', signedOn: '2026-01-05', validUntil: '2027-12-31' }),
  },
  'GET /interpretation/board': {},
  'GET /interpretation/sessions': { query: () => 'status=planned&limit=100' },
  'GET /interpretation/day': { query: () => 'date=2026-11-27' },
  'GET /interpretation/referrals/:id': { id: nowhere },
  'GET /interpretation/sessions/:id': { id: nowhere },
  'GET /interpretation/referrals/:id/interpreters': {
    id: nowhere,
    query: () => new URLSearchParams(wish).toString(),
  },
  'POST /interpretation/referrals/:id/sessions': {
    id: nowhere,
    body: () => ({ ...wish, interpreterId: randomUUID(), occasion: 'interview' }),
  },
  'POST /interpretation/sessions/:id/moves': { id: nowhere, version: first, body: () => ({ move: 'reopen' }) },
  'POST /interpretation/referrals/:id/unsuited': {
    id: nowhere,
    body: () => ({ interpreterId: randomUUID(), reason: 'suspects-circle' }),
  },
  'POST /interpretation/unsuited/:id/undoing': { id: nowhere },
  'POST /interpretation/referrals/:id/completion': { id: nowhere, version: first },
  'GET /referrals/:id/interpretation': { id: (place) => place.referral.id },
};
