import { Injectable } from '@nestjs/common';
import { decideTask, maskOf, refuse, type Outcome, type TaskAction, type TaskFacts, type TaskId, type TaskView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { ShowTasks } from './show-tasks';
import { askerOf } from './task.presenter';
import { TaskStore, type TaskChanges, type TaskRow } from './task.store';

/** One step of a task: what it changes, once the machine allows it. */
export interface TaskStep {
  readonly action: TaskAction;
  readonly version: number;
  /** What else has to hold, and what changes. */
  readonly changes: (tx: Tx, row: TaskRow, facts: TaskFacts) => Promise<Outcome<TaskChanges>>;
}

/** Takes a step of a task: finds, decides, changes, and answers with the whole view. */
@Injectable()
export class StepTask {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly tasks: TaskStore,
    private readonly show: ShowTasks,
  ) {}

  run(actor: Actor, id: TaskId, { action, version, changes }: TaskStep): Promise<Outcome<TaskView>> {
    return this.inTransaction.run(actor, { action: `task.${action}`, subjectId: id }, async (tx) => {
      const row = await this.tasks.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('core'));
      const facts = askerOf(actor, tx.now, await this.tasks.standsInFor(tx, [row]));
      const decided = decideTask(row, action, facts);
      if (!decided.ok) return decided;
      const found = await changes(tx, row, facts);
      if (!found.ok) return found;
      if (!(await this.tasks.change(tx, id, version, { ...found.value, status: decided.value.to }))) return refuse('conflict');
      const { assigneeId } = found.value;
      if (assigneeId !== undefined && assigneeId !== null && assigneeId !== actor.userId) tx.emit({ kind: 'task-assigned', subjectId: id });
      return this.show.one(tx, id);
    });
  }
}
