import type { PortalStatus } from '@himaya/domain';
import type { Tone } from '../../ui/status-badge';

export const tones: Record<PortalStatus, Tone> = { draft: 'active', proposed: 'waiting', published: 'done', withdrawn: 'stopped' };
