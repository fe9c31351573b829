import type { Work } from '../platform/outbox/start-worker';
import { onTaskAssigned } from './tell-task';
import { withdrawalHandlers } from './tell-withdrawal';

export { TasksModule } from './tasks.module';
export { tasksOfCaseStatement, workListStatement } from './task.statements';
export { escalateTask } from './tell-task';

/** What this feature has the worker do. */
export const taskWork: Work = { handlers: [onTaskAssigned, ...withdrawalHandlers], chores: [] };
