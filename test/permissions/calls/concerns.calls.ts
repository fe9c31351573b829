import { randomUUID } from 'node:crypto';
import { aForm, jpeg } from '../../support/files';
import { first, type Calls } from './call';

const unknown = (): string => randomUUID();

export const concernCalls: Calls = {
  'POST /concerns': {
    body: () => ({
      kind: 'trafficking-suspicion',
      channel: 'airport',
      governorate: 'baghdad',
      placeKind: 'airport',
      place: 'Invented gate',
      seenAt: new Date(Date.now() - 60_000).toISOString(),
      peopleCount: 1,
      persons: [],
      signs: ['documents-held'],
      danger: false,
      safeContact: 'never',
      narrative: 'Invented: she did not have her papers',
      callback: 'Invented extension 12',
    }),
  },
  'GET /concerns': {},
  'GET /concerns/bodies': {},
  'GET /concerns/duty-phones': {},
  'GET /concerns/labour-counts': {},
  'GET /concerns/:id': { id: unknown },
  'POST /concerns/:id/triage': { id: unknown, version: first, body: () => ({ outcome: 'no-ground', reason: 'other' }) },
  'POST /concerns/:id/cases': { id: unknown, body: () => ({ person: 1, reason: 'other' }) },
  'POST /concerns/:id/photos': { id: unknown, multipart: true, body: () => aForm({ bytes: jpeg() }, 'photo') },
  'GET /concern-photos/:id/content': { id: unknown },
  'GET /labour-matters': {},
  'GET /labour-matters/:id': { id: unknown },
  'POST /labour-matters/:id/return': { id: unknown, version: first, body: () => ({ signs: ['documents-held'], danger: false }) },
  'GET /statistics/measures': {},
  'GET /statistics/measures/:id': { id: () => 'victims-identified', query: () => 'by=sex&from=2024' },
  'GET /cases/:id/concerns': { id: (place) => place.case.id },
};
