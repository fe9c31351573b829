import type { Work } from '../platform/outbox/start-worker';
import { onCourtAssigned } from './on-court-assigned';

export { courtAssignmentsStatement } from './court-assignment.store';
export { CourtAssignmentsModule } from './court-assignments.module';

/** What this feature has the worker do. */
export const courtAssignmentWork: Work = { handlers: [onCourtAssigned], chores: [] };
