import type { ReleaseStatus } from '@himaya/domain';
import type { Tone } from '../../ui/status-badge';

export const releaseTones: Record<ReleaseStatus, Tone> = {
  computing: 'waiting',
  refused: 'stopped',
  computed: 'active',
  proposed: 'waiting',
  published: 'done',
  superseded: 'neutral',
  withdrawn: 'stopped',
  discarded: 'neutral',
};
