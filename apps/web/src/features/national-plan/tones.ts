import type { PlanProgress, PlanReportStatus, PlanState, PlanVersionState } from '@himaya/domain';
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
