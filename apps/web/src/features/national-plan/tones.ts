import type { PlanProgress, PlanReportStatus } from '@himaya/domain';
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
