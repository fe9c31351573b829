import { Injectable } from '@nestjs/common';
import { dutyRows, mayEver } from '@himaya/auth';
import {
  allow,
  dutyKinds,
  maskOf,
  refuse,
  type CaseId,
  type Outcome,
  type Page,
  type TaskView,
  type WorkItem,
  type WorkView,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { ShowTasks } from './show-tasks';
import { dutyView } from './task.presenter';
import { TaskStore, type TaskRow, type WorkRow } from './task.store';

export interface WorkQuery {
  readonly view: WorkView;
  readonly from?: string;
  readonly to?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/** What waits: a reader's, nobody's, or the whole unit's, with what the mechanism's clocks await; and a case's tasks. */
@Injectable()
export class ListWork {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly tasks: TaskStore,
    private readonly show: ShowTasks,
  ) {}

  async run(actor: Actor, query: WorkQuery): Promise<Outcome<Page<WorkItem>>> {
    const after = decodeCursor(query.cursor, [instantKey, idKey]);
    const limit = query.limit ?? defaultLimit;
    const duties = query.view === 'unassigned' ? [] : dutyKinds.codes.filter((kind) => mayEver(actor.roles, ...dutyRows[kind].right));
    const bound = (instant: string | undefined): Date | null => (instant === undefined ? null : new Date(instant));
    return this.inTransaction.run(actor, { action: 'task.list' }, async (tx) => {
      const rows = await this.tasks.list(tx, { view: query.view, duties, from: bound(query.from), to: bound(query.to), after, limit });
      const page = pageOf(
        rows,
        limit,
        (row) => row,
        (row) => [row.dueKey, row.id],
      );
      tx.lists(
        page.items.flatMap((row) => (row.caseNumber === null ? [] : [row.caseId])),
        maskOf('core'),
      );
      return allow({ ...page, items: await this.items(tx, page.items) });
    });
  }

  ofCase(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: TaskView[] }>> {
    return this.inTransaction.run(actor, { action: 'task.list-of-case', caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      return allow({ items: await this.show.all(tx, await this.tasks.listOfCase(tx, caseId)) });
    });
  }

  private async items(tx: Tx, rows: readonly WorkRow[]): Promise<WorkItem[]> {
    const views = new Map((await this.show.all(tx, rows.filter(isTask))).map((view) => [view.id as string, view]));
    return rows.map((row) =>
      row.type === 'task' ? { type: 'task', ...(views.get(row.id) as TaskView) } : { type: 'duty', ...dutyView(row) },
    );
  }
}

function isTask(row: WorkRow): row is WorkRow & { readonly type: 'task' } & TaskRow {
  return row.type === 'task';
}
