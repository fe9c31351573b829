import type { Work } from '../platform/outbox/start-worker';
import { onCaseAssigned, onCaseloadReceived } from './tell-caseload';

export { CaseloadsModule } from './caseloads.module';

/** What this feature has the worker do. */
export const caseloadWork: Work = { handlers: [onCaseAssigned, onCaseloadReceived], chores: [] };
