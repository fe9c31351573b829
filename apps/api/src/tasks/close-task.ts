import { Injectable } from '@nestjs/common';
import { allow, type Outcome, type TaskId, type TaskView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { StepTask } from './step-task';

/** Ends a task as done or as not needed, and opens it again for a day where that was a slip. */
@Injectable()
export class CloseTask {
  constructor(private readonly step: StepTask) {}

  run(actor: Actor, id: TaskId, version: number, action: 'complete' | 'cancel' | 'reopen'): Promise<Outcome<TaskView>> {
    return this.step.run(actor, id, {
      action,
      version,
      changes: async (tx) => allow(action === 'reopen' ? { closedAt: null, closedBy: null } : { closedAt: tx.now, closedBy: actor.userId }),
    });
  }
}
