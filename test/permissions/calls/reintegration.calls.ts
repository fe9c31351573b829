import { randomUUID } from 'node:crypto';
import { first, type Calls } from './call';

const nowhere = (): string => randomUUID();

export const reintegrationCalls: Calls = {
  'GET /reintegration/board': {},
  'GET /programmes': { query: () => 'status=running&limit=100' },
  'POST /cases/:id/programmes': { id: (place) => place.case.id, body: () => ({}) },
  'GET /programmes/:id': { id: nowhere },
  'POST /programmes/:id/strands': { id: nowhere, body: () => ({ kind: 'grant' }) },
  'POST /programme-strands/:id/moves': { id: nowhere, version: first, body: () => ({ move: 'begin', on: '2026-01-05' }) },
  'POST /programmes/:id/end': { id: nowhere, version: first, body: () => ({ outcome: 'person-stopped' }) },
};
