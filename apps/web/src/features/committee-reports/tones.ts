import type { CommitteeReportStatus } from '@himaya/domain';
import type { Tone } from '../../ui/status-badge';

export const tones: Record<CommitteeReportStatus, Tone> = {
  draft: 'active',
  proposed: 'waiting',
  approved: 'done',
  superseded: 'stopped',
  withdrawn: 'stopped',
  discarded: 'stopped',
};
