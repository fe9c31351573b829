import type { Work } from '../platform/outbox/start-worker';
import { onSafeguardRecorded } from './tell-safeguard';

export { safeguardListStatement } from './safeguard.store';
export { StartStay } from './start-stay';
export { SafeguardsModule } from './safeguards.module';
export { escalateSafeguard } from './tell-safeguard';

/** What this feature has the worker do. */
export const safeguardWork: Work = { handlers: [onSafeguardRecorded], chores: [] };
