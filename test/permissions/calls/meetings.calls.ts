import { randomUUID } from 'node:crypto';
import { empty, first, type Calls } from './call';

const nowhere = { id: () => randomUUID(), version: first };
const begun = { kind: 'committee-session', number: 1, heldOn: '2026-03-01', place: 'Invented hall' };
const decision = { textAr: 'قرار', textCkb: 'بڕیار', textEn: 'Decision', agencyId: 'ministry-of-justice', dueOn: '2026-04-01' };

export const meetingCalls: Calls = {
  'GET /meetings': { query: () => 'kind=committee-session&year=2026&overdue=true' },
  'GET /meetings/of-my-body': {},
  // Held long from now: whoever may write is told so, and nothing is made.
  'POST /meetings': { body: () => ({ ...begun, heldOn: '2099-03-01' }) },
  'GET /meetings/:id': { id: nowhere.id },
  'POST /meetings/:id/minutes': {
    ...nowhere,
    body: () => ({
      ...begun,
      agenda: ['Invented point'],
      attendance: [{ agencyId: 'ministry-of-justice', attendance: 'present' }],
      decisions: [decision],
    }),
  },
  'POST /meetings/:id/closing': { ...nowhere, body: empty },
  'POST /meetings/:id/confirmation': { ...nowhere, body: empty },
  'POST /meetings/:id/corrections': { ...nowhere, body: () => ({ agencyId: 'ministry-of-justice', attendance: 'excused' }) },
  'POST /meeting-decisions/:id/findings': { ...nowhere, body: () => ({ finding: 'done', note: 'Invented note' }) },
  'POST /meeting-decisions/:id/answers': { ...nowhere, body: () => ({ note: 'Invented note' }) },
};
