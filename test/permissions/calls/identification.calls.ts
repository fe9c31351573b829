import { randomUUID } from 'node:crypto';
import type { Place } from '../place';
import { first, type Calls } from './call';

const ofCase = (place: Place): string => place.case.id;
const unknown = (): string => randomUUID();
const met = { act: 'met', means: 'met', purpose: 'met' } as const;

export const identificationCalls: Calls = {
  'POST /cases/:id/identification-decisions': {
    id: ofCase,
    body: () => ({
      decision: 'find-reasonable-grounds',
      ground: 'indicators',
      reasons: 'Invented: what she told was written down twice',
      decidedOn: '2026-01-05',
      tests: [
        { test: 'law-28-2012-art-1', ...met },
        { test: 'palermo-art-3', ...met },
      ],
    }),
  },
  'GET /cases/:id/identification-decisions': { id: ofCase },
  'GET /identification/undecided': {},
  'GET /identification/rules': {},
  'POST /identification/rules': {
    body: () => ({
      basedOn: '2019-1',
      inForceFrom: '2031-01-01',
      workingDays: 5,
      childHours: 24,
      weekend: [5, 6],
      reflectionDays: 90,
      remindDays: [14, 3],
      tests: [{ id: 'palermo-art-3', meansNeededFor: 'adults' }],
      moves: [],
    }),
  },
  'POST /identification/holidays': { body: () => ({ day: '2031-12-25', name: 'christmas' }) },
  'POST /identification/holidays/removal': { body: () => ({ day: '2031-12-24' }) },
  'GET /reflection-periods': {},
  'POST /reflection-periods/:id/changes': { id: unknown, version: first, body: () => ({ change: 'extend', reason: 'health', days: 30 }) },
  'GET /cases/:id/safeguards': { id: ofCase },
  'POST /cases/:id/safeguards': { id: ofCase, body: () => ({ kind: 'residence', type: 'permit', until: '2030-01-01' }) },
  'POST /safeguards/:id/changes': { id: unknown, version: first, body: () => ({ change: 'close', outcome: 'renewed', on: '2026-01-05' }) },
  'POST /cases/:id/court-assignments': { id: ofCase, body: (place) => ({ toUnitId: place.others.desk.unit.id }) },
  'GET /cases/:id/court-assignments': { id: ofCase },
  'GET /courts': { query: () => 'governorate=baghdad' },
  'POST /court-assignments/:id/ending': { id: unknown },
  'POST /cases/:id/police-assignments': {
    id: ofCase,
    body: (place) => ({ toUnitId: place.others.police.unit.id, categories: ['core'], consentId: place.consentToDesk }),
  },
  'GET /cases/:id/police-assignments': { id: ofCase },
  'GET /police-sections': { query: () => 'governorate=baghdad' },
  'POST /police-assignments/:id/ending': { id: unknown },
};
