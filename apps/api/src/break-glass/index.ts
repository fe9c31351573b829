import type { Work } from '../platform/outbox/start-worker';
import { onEmergencyApproved, onEmergencyAsked, onEmergencyDeclined, onEmergencyOpened, onEmergencyReviewed } from './tell-emergency';

export { BreakGlassModule } from './break-glass.module';
export { ownStatement, requestsStatement, reviewedStatement, waitingStatement } from './break-glass.statements';
export { escalateReview } from './tell-emergency';

/** What this feature has the worker do. */
export const breakGlassWork: Work = {
  handlers: [onEmergencyOpened, onEmergencyAsked, onEmergencyApproved, onEmergencyDeclined, onEmergencyReviewed],
  chores: [],
};
