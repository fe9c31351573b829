import { randomUUID } from 'node:crypto';
import type { Calls } from './call';

const words = { title: 'Invented', body: 'Invented words.' };
const texts = { ar: words, ckb: words, en: words };

export const portalCalls: Calls = {
  'GET /portal-items': { query: () => 'kind=news' },
  // Words of no page: whoever may write is told so, and nothing is made.
  'POST /portal-items': { body: () => ({ kind: 'page', place: null, day: '2026-01-05', texts }) },
  'GET /portal-items/:id': { id: () => randomUUID() },
  'POST /portal-items/:id/texts': { id: () => randomUUID(), body: () => ({ day: '2026-01-05', texts }), version: () => 1 },
  'POST /portal-items/:id/steps': { id: () => randomUUID(), body: () => ({ step: 'publish' }), version: () => 1 },
};
