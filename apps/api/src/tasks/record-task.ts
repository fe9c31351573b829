import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideAdding,
  decideGivingWork,
  decideTaskOf,
  maskOf,
  refuse,
  type CaseId,
  type Outcome,
  type RecordTaskBody,
  type TaskId,
  type TaskView,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import { ConsentStore } from '../consents';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { ShowTasks } from './show-tasks';
import { askerOf } from './task.presenter';
import { TaskStore } from './task.store';

/** Writes down what somebody of the own unit has to do about a case, by when. */
@Injectable()
export class RecordTask {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly tasks: TaskStore,
    private readonly consents: ConsentStore,
    private readonly show: ShowTasks,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: RecordTaskBody, idempotencyKey: string | null): Promise<Outcome<TaskView>> {
    return this.inTransaction.run(actor, { action: 'task.record', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/tasks`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as TaskId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.show.one(tx, id);
      const held = decideAdding(row);
      if (!held.ok) return held;
      const due = decideTaskOf(row.status, row.status === 'closed' && (await this.consents.stands(tx, caseId, 'after-care')));
      if (!due.ok) return due;
      const assigneeId = body.assigneeId ?? null;
      const naming = decideGivingWork(assigneeId, askerOf(actor, tx.now, []));
      if (!naming.ok) return naming;
      if (assigneeId !== null && !(await this.tasks.maySeeTo(tx, assigneeId, caseId))) return refuse('task.member-unknown');
      const key = await this.vault.keyOf(row);
      await this.tasks.record(tx, {
        id,
        caseId,
        unitId: actor.unitId,
        kind: body.kind,
        noteCt: key.seal('task.note', body.note),
        dueAt: new Date(body.dueAt),
        assigneeId,
        createdBy: actor.userId,
      });
      if (assigneeId !== null && assigneeId !== actor.userId) tx.emit({ kind: 'task-assigned', subjectId: id });
      return this.show.one(tx, id);
    });
  }
}
