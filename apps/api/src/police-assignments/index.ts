import type { Work } from '../platform/outbox/start-worker';
import { onPoliceReleased, onPoliceTold } from './tell-sections';

export { policeAssignmentsStatement } from './police-assignment.store';
export { PoliceAssignmentsModule } from './police-assignments.module';

/** What this feature has the worker do. */
export const policeAssignmentWork: Work = { handlers: [onPoliceTold, onPoliceReleased], chores: [] };
