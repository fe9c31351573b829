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
  'POST /programme-strands/:id/applications': { id: nowhere, body: () => ({ amount: 1000, purpose: 'tools', appliedOn: '2026-01-05' }) },
  'POST /funding-applications/:id/decision': { id: nowhere, version: first, body: () => ({ decision: 'withdraw', on: '2026-01-05' }) },
  'POST /funding-applications/:id/payments': { id: nowhere, body: () => ({ amount: 1000, paidOn: '2026-01-05', voucher: 'V/1' }) },
  'POST /funding-payments/:id/reversal': { id: nowhere, body: () => ({}) },
  'POST /funding-instalments/:id/repayments': { id: nowhere, body: () => ({ amount: 1000, repaidOn: '2026-01-05', receipt: 'R/1' }) },
  'POST /funding-instalments/:id/moves': { id: nowhere, version: first, body: () => ({ move: 'keep', on: '2026-01-05' }) },
  'POST /funding-repayments/:id/reversal': { id: nowhere, body: () => ({}) },
  'POST /livelihood-visits/:id/record': { id: nowhere, version: first, body: () => ({ on: '2026-01-05', answer: 'running' }) },
  'POST /programmes/:id/follow-ups': { id: nowhere, body: () => ({ on: '2026-01-05', answers: ['is-safe'] }) },
  'POST /programmes/:id/end': { id: nowhere, version: first, body: () => ({ outcome: 'person-stopped' }) },
};
