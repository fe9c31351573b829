import type { Work } from '../platform/outbox/start-worker';
import { onCaseClosed, onCaseReopened } from './tell-closure';

export { afterCareStatement, closuresStatement, openReferralsStatement } from './closure.statements';
export { ClosuresModule } from './closures.module';

/** What this feature has the worker do. */
export const closureWork: Work = { handlers: [onCaseClosed, onCaseReopened], chores: [] };
