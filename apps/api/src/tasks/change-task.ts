import { Injectable } from '@nestjs/common';
import { allow, type ChangeTaskBody, type Outcome, type TaskId, type TaskView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Vault } from '../platform/vault/vault';
import { StepTask } from './step-task';

/** Moves a task to another time, or writes its note anew. */
@Injectable()
export class ChangeTask {
  constructor(
    private readonly step: StepTask,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: TaskId, version: number, { dueAt, note }: ChangeTaskBody): Promise<Outcome<TaskView>> {
    return this.step.run(actor, id, {
      action: 'change',
      version,
      changes: async (_, row) => {
        const key = await this.vault.keyOf({ ...row, id: row.caseId });
        return allow({
          ...(dueAt === undefined ? {} : { dueAt: new Date(dueAt) }),
          ...(note === undefined ? {} : { noteCt: key.seal('task.note', note) }),
        });
      },
    });
  }
}
