import type { Work } from '../platform/outbox/start-worker';
import { onMissingEnded, onMissingRaised } from './tell-missing';

export { missingListStatement, missingReviewsStatement } from './missing.store';
export { MissingModule } from './missing.module';
export { escalateMissing } from './tell-missing';

/** What this feature has the worker do. */
export const missingWork: Work = { handlers: [onMissingRaised, onMissingEnded], chores: [] };
