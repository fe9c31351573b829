import type { AccountFinding, MemberAccountState, PlanProgress, PlanReportStatus, PlanState, PlanVersionState } from '@himaya/domain';
import type { Tone } from '../../ui/status-badge';

export const toneOfProgress: Readonly<Record<PlanProgress, Tone>> = {
  'not-started': 'neutral',
  'under-way': 'active',
  delayed: 'waiting',
  stopped: 'stopped',
  completed: 'done',
};

export const toneOfReport: Readonly<Record<PlanReportStatus, Tone>> = {
  draft: 'neutral',
  submitted: 'waiting',
  returned: 'stopped',
  accepted: 'done',
};

export const toneOfPlan: Readonly<Record<PlanState, Tone>> = {
  draft: 'neutral',
  proposed: 'waiting',
  adopted: 'done',
  discarded: 'stopped',
};

export const toneOfVersion: Readonly<Record<PlanVersionState, Tone>> = {
  stands: 'done',
  past: 'neutral',
  awaiting: 'waiting',
  refused: 'stopped',
};

export const toneOfAccount: Readonly<Record<MemberAccountState, Tone>> = { asked: 'waiting', replied: 'active', found: 'done' };

export const toneOfFinding: Readonly<Record<AccountFinding, Tone>> = { met: 'done', 'partly-met': 'waiting', 'not-met': 'stopped' };
