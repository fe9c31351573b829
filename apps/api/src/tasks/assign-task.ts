import { Injectable } from '@nestjs/common';
import { allow, decideGivingWork, refuse, type Outcome, type TaskId, type TaskView, type UserId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { StepTask } from './step-task';
import { TaskStore } from './task.store';

/** Takes a task, gives it to a colleague, or back to the unit. */
@Injectable()
export class AssignTask {
  constructor(
    private readonly step: StepTask,
    private readonly tasks: TaskStore,
  ) {}

  run(actor: Actor, id: TaskId, version: number, assigneeId: UserId | null): Promise<Outcome<TaskView>> {
    return this.step.run(actor, id, {
      action: 'assign',
      version,
      changes: async (tx, row, facts) => {
        const naming = decideGivingWork(assigneeId, facts);
        if (!naming.ok) return naming;
        if (assigneeId !== null && !(await this.tasks.maySeeTo(tx, assigneeId, row.caseId))) return refuse('task.member-unknown');
        return allow({ assigneeId });
      },
    });
  }
}
