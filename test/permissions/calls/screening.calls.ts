import { randomUUID } from 'node:crypto';
import type { Place } from '../place';
import { first, type Calls } from './call';

const ofCase = (place: Place): string => place.case.id;
const unknown = (): string => randomUUID();

export const screeningCalls: Calls = {
  'POST /cases/:id/screenings': {
    id: ofCase,
    body: () => ({
      heldOn: '2026-01-05',
      language: 'tl',
      interpreter: 'none',
      trainedInterviewer: true,
      ownSexWish: 'no-wish',
      yes: ['DR-01'],
      no: [],
      unknown: [],
    }),
  },
  'GET /cases/:id/screenings': { id: ofCase },
  'POST /cases/:id/risk-assessments': { id: ofCase, body: () => ({ present: ['self-harm'], unknown: [], level: 'high' }) },
  'GET /cases/:id/risk-assessments': { id: ofCase },
  'POST /cases/:id/needs': {
    id: ofCase,
    body: () => ({ service: 'shelter', needCode: 'safe-place-tonight', level: 'urgent', identifiedBy: 'person' }),
  },
  'GET /cases/:id/needs': { id: ofCase },
  'POST /needs/:id/moves': { id: unknown, version: first, body: () => ({ move: 'meet' }) },
  'GET /cases/:id/missing-alerts': { id: ofCase },
  'POST /cases/:id/missing-alerts': { id: ofCase, body: () => ({ circumstance: 'did-not-return', lastSeenOn: '2026-01-05' }) },
  'POST /missing-alerts/:id/reviews': { id: unknown, version: first, body: () => ({ words: 'Invented: asked at the bus station' }) },
  'POST /missing-alerts/:id/end': { id: unknown, version: first, body: () => ({ ending: 'came-back' }) },
  'POST /cases/:id/plan': {
    id: ofCase,
    body: (place) => ({
      goals: [
        {
          goal: 'Invented goal',
          steps: [{ step: 'Invented step', ownerUnitId: place.others.desk.unit.id, state: 'planned' }],
        },
      ],
      agreement: 'not-asked-yet',
    }),
  },
  'GET /cases/:id/plan': { id: ofCase },
  'POST /cases/:id/best-interests': {
    id: ofCase,
    body: () => ({
      determinedBy: 'Invented panel',
      determinedOn: '2026-01-05',
      considerations: 'Invented considerations',
      conclusion: 'Invented conclusion',
      purpose: 'sharing',
      childHeard: true,
    }),
  },
  'GET /cases/:id/best-interests': { id: ofCase },
  'POST /cases/:id/guardianships': {
    id: ofCase,
    body: () => ({
      name: 'Invented Guardian',
      relation: 'relative',
      appointedBy: 'juvenile-court',
      appointedOn: '2026-01-05',
      independent: true,
    }),
  },
  'GET /cases/:id/guardianships': { id: ofCase },
  'POST /guardianships/:id/suspicion': { id: unknown, version: first, body: () => ({ reason: 'Invented: seen with them' }) },
  'POST /guardianships/:id/end': { id: unknown, version: first, body: () => ({ reason: 'other' }) },
};
