import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type TaskId, type TaskView } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Tx } from '../platform/db/in-transaction';
import { Vault, type DataKey } from '../platform/vault/vault';
import { askerOf, taskView } from './task.presenter';
import { TaskStore, type TaskRow } from './task.store';

/** Tasks as their readers see them: with colleagues' names, the note opened, and the steps open to the reader. */
@Injectable()
export class ShowTasks {
  constructor(
    private readonly tasks: TaskStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  async all(tx: Tx, rows: readonly TaskRow[]): Promise<TaskView[]> {
    const people = await this.tasks.colleagues(
      tx,
      rows.flatMap(({ assigneeId, createdBy }) => [createdBy, assigneeId].filter((id) => id !== null)),
    );
    const units = await this.units.refs(
      tx,
      rows.flatMap(({ withUnitId }) => (withUnitId === null ? [] : [withUnitId])),
    );
    const keys = await this.vault.openKeys(rows.map(({ caseId, keyWrapped, keyId }) => ({ id: caseId, keyWrapped, keyId })));
    const asker = askerOf(tx.actor, tx.now, await this.tasks.standsInFor(tx, rows));
    return rows.map((row) => taskView(asker, row, { key: keys.get(row.caseId) as DataKey, people, units }));
  }

  async one(tx: Tx, id: TaskId): Promise<Outcome<TaskView>> {
    const row = await this.tasks.find(tx, id);
    if (row === null) return refuse('not-found');
    const [view] = await this.all(tx, [row]);
    return allow(view as TaskView);
  }
}
