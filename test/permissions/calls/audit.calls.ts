import { randomUUID } from 'node:crypto';
import { empty, first, type Calls } from './call';

const month = 'from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z';

export const auditCalls: Calls = {
  'GET /audit/events': { query: () => 'limit=1' },
  'GET /audit/anomalies': { query: () => 'limit=1' },
  // Of nothing: whoever may review is told that it is not there.
  'POST /audit/anomalies/:id/review': { id: () => randomUUID(), version: first, body: () => ({ state: 'seen' }) },
  'GET /audit/anomaly-rules': {},
  // Of a version that no rule has come to: whoever may change is told that somebody did.
  'PATCH /audit/anomaly-rules': { version: () => 99, body: () => ({ kind: 'many-cases', threshold: 40, minutes: 60 }) },
  'GET /audit/export': { query: () => month },
  'POST /incidents': { body: () => ({ kind: 'lost-paper', description: 'A folder was left in a car.' }) },
  'GET /incidents': {},
  'GET /incidents/:id': { id: () => randomUUID() },
  'POST /incidents/:id/steps': { id: () => randomUUID(), version: first, body: () => ({ ...empty(), step: 'acknowledge' }) },
};
