import type { Work } from '../platform/outbox/start-worker';
import { onAbroadArrived } from './tell-abroad';

export { AbroadModule } from './abroad.module';
export { abroadListStatement } from './abroad.store';
export { escalateArrival } from './tell-abroad';

/** What this feature has the worker do. */
export const abroadWork: Work = { handlers: [onAbroadArrived], chores: [] };
