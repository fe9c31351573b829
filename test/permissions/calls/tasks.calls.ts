import { randomUUID } from 'node:crypto';
import { empty, first, type Calls } from './call';

const nowhere = (): string => randomUUID();

export const taskCalls: Calls = {
  'GET /tasks': { query: () => 'view=unit&limit=100' },
  'GET /cases/:id/tasks': { id: (place) => place.case.id },
  'POST /cases/:id/tasks': { id: (place) => place.case.id, body: () => ({ kind: 'follow-up', dueAt: '2030-01-01T09:00:00Z' }) },
  'PATCH /tasks/:id': { id: nowhere, version: first, body: () => ({ dueAt: '2030-01-01T09:00:00Z' }) },
  'POST /tasks/:id/assignment': { id: nowhere, version: first, body: () => ({ assigneeId: null }) },
  'POST /tasks/:id/completion': { id: nowhere, version: first, body: empty },
  'POST /tasks/:id/cancellation': { id: nowhere, version: first, body: empty },
  'POST /tasks/:id/reopening': { id: nowhere, version: first, body: empty },
  'GET /cases/:id/assignment': { id: (place) => place.case.id },
  'POST /cases/:id/assignment': { id: (place) => place.case.id, version: () => 0, body: (_, person) => ({ assigneeId: person.id }) },
  'GET /caseload': {},
  'POST /caseload/hand-over': { body: () => ({ fromUserId: randomUUID(), toUserId: randomUUID() }) },
  'GET /stuck-cases': { query: () => 'limit=100' },
  'GET /case-filters': {},
  'POST /case-filters': { body: () => ({ status: 'open' }) },
  'POST /case-filters/:id/removal': { id: nowhere, body: empty },
};
