import { randomUUID } from 'node:crypto';
import { localDay } from '@himaya/domain';
import { first, type Calls } from './call';

const nowhere = (): string => randomUUID();
const visit = () => ({ occurredOn: '2026-01-05', care: ['examination'], words: 'Invented: a headache', free: true, trainedStaff: false });
const medicine = () => ({ kind: 'medicine', name: 'Invented syrup', dose: '5 ml', often: 'at night', from: '2026-01-05' });
const report = () => ({
  kind: 'medical-report',
  language: 'en',
  examinedOn: '2026-01-05',
  physical: { findings: 'Invented: a healed wound' },
});

export const healthCareCalls: Calls = {
  'POST /cases/:id/travel-fitness': {
    id: (place) => place.case.id,
    body: () => ({ fitness: 'fit', validUntil: localDay(new Date(Date.now() + 7 * 86_400_000)) }),
  },
  'GET /care/board': {},
  'GET /care': { query: () => 'status=active&limit=100' },
  'GET /care/appointments': { query: () => 'from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z&limit=100' },
  'GET /care/charges': { query: () => 'limit=100' },
  'POST /cases/:id/care': { id: (place) => place.case.id, body: () => ({ service: 'medical' }) },
  'GET /care/:id': { id: nowhere },
  'POST /care/:id/end': { id: nowhere, version: first, body: () => ({ end: 'completed' }) },
  'POST /care/:id/appointments': { id: nowhere, body: () => ({ kind: 'examination', startsAt: '2030-01-01T09:00:00Z', minutes: 30 }) },
  'POST /care/appointments/:id/moves': { id: nowhere, version: first, body: () => ({ move: 'cancel', reason: 'person-asked' }) },
  'POST /care/:id/encounters': { id: nowhere, body: visit },
  'POST /care/:id/trauma-screenings': {
    id: nowhere,
    body: () => ({ heldOn: '2026-01-05', exposed: true, yes: ['memories'], trainedStaff: true }),
  },
  'POST /care/:id/medication': { id: nowhere, body: medicine },
  'POST /care/medication/:id/changes': { id: nowhere, version: first, body: () => ({ ...medicine(), change: 'completed' }) },
  'POST /care/:id/reports': { id: nowhere, body: report },
  'POST /care/reports/:id/changes': { id: nowhere, version: first, body: report },
  'POST /care/reports/:id/moves': { id: nowhere, version: first, body: () => ({ move: 'issue', signedAs: 'Dr Invented' }) },
  'POST /care/reports/:id/prints': { id: nowhere, body: () => ({}) },
  'GET /care/reports/:id/disclosures': { id: nowhere },
  'POST /care/reports/:id/disclosures': { id: nowhere, body: () => ({ toUnitId: nowhere(), consentId: nowhere() }) },
  'GET /court-reports': { query: () => 'limit=100' },
  'GET /court-reports/:id/view': { id: nowhere },
  'POST /care/encounters/:id/corrections': { id: nowhere, version: first, body: () => ({ ...visit(), correction: 'wrong-words' }) },
};
