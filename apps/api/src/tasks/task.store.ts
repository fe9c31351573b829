import { Injectable } from '@nestjs/common';
import type { CaseId, DutyKind, MemberRef, Service, TaskId, TaskKind, TaskStatus, UnitId, Urgency, UserId } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { oneTaskStatement, tasksOfCaseStatement, workListStatement, type WorkFilter } from './task.statements';

/** A task as its readers' statements return it; the key is null once the case was erased. */
export interface TaskRow {
  readonly id: TaskId;
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  readonly kind: TaskKind;
  readonly noteCt: Buffer | null;
  readonly dueAt: Date;
  readonly assigneeId: UserId | null;
  readonly status: TaskStatus;
  /** Null where it came of a withdrawal. */
  readonly createdBy: UserId | null;
  readonly closedAt: Date | null;
  readonly version: number;
  readonly service: Service | null;
  readonly withUnitId: UnitId | null;
  /** Null where the reader holds no door to the case. */
  readonly caseNumber: string | null;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

/** A duty: of its case only what the reader may know. */
export interface DutyRow {
  /** Of the row that it is read from: its place in the list. */
  readonly id: string;
  readonly subjectId: string;
  readonly kind: DutyKind;
  readonly caseId: CaseId;
  readonly caseNumber: string | null;
  readonly dueAt: Date;
  readonly urgency: Urgency | null;
}

/** One line of the work list; `dueKey` is PostgreSQL's text of the due time, to the microsecond: the cursor's part. */
export type WorkRow = { readonly dueKey: string } & (({ readonly type: 'task' } & TaskRow) | ({ readonly type: 'duty' } & DutyRow));

export type TaskFacts = Omit<TaskRow, 'caseNumber' | 'service' | 'withUnitId' | 'keyWrapped' | 'keyId' | 'status' | 'closedAt' | 'version'>;
export type TaskChanges = Partial<Pick<TaskRow, 'noteCt' | 'dueAt' | 'assigneeId' | 'status' | 'closedAt'>> & {
  readonly closedBy?: UserId | null;
};

const columnOf: Readonly<Record<keyof TaskChanges, string>> = {
  noteCt: 'note_ct',
  dueAt: 'due_at',
  assigneeId: 'assigned_to',
  status: 'status',
  closedAt: 'closed_at',
  closedBy: 'closed_by',
};

/** The only SQL over tasks. */
@Injectable()
export class TaskStore {
  async list(tx: Tx, filter: WorkFilter): Promise<WorkRow[]> {
    const people = [tx.actor.userId, ...(filter.view === 'mine' ? await this.replaced(tx) : [])];
    const { sql, values } = workListStatement(tx.actor.unitId, people, filter);
    return tx.em.query(sql, values);
  }

  async listOfCase(tx: Tx, caseId: CaseId): Promise<TaskRow[]> {
    return tx.em.query(tasksOfCaseStatement, [caseId, 50]);
  }

  /** May miss: another unit's, one of a hidden case, and none are one. */
  async find(tx: Tx, id: TaskId): Promise<TaskRow | null> {
    const [row] = await tx.em.query<TaskRow[]>(oneTaskStatement, [id]);
    return row ?? null;
  }

  async record(tx: Tx, task: TaskFacts): Promise<void> {
    await tx.em.query(
      'insert into task (id, case_id, unit_id, kind, note_ct, due_at, assigned_to, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [task.id, task.caseId, task.unitId, task.kind, task.noteCt, task.dueAt, task.assigneeId, task.createdBy],
    );
  }

  /** Changes it if nobody did since `version`; false when somebody did. */
  async change(tx: Tx, id: TaskId, version: number, changes: TaskChanges): Promise<boolean> {
    const fields = Object.keys(changes) as (keyof TaskChanges)[];
    const set = fields.map((field, at) => `${columnOf[field]} = $${at + 3}`);
    const [, changed] = await tx.em.query<[unknown, number]>(
      `update task set ${[...set, 'version = version + 1'].join(', ')} where id = $1 and version = $2`,
      [id, version, ...fields.map((field) => changes[field])],
    );
    return changed === 1;
  }

  /** True for a colleague of the own unit who works on cases and may see this one. */
  async maySeeTo(tx: Tx, userId: UserId, caseId: CaseId): Promise<boolean> {
    const [row] = await tx.em.query<{ may: boolean }[]>('select guard.may_see_to($1, $2) as may', [userId, caseId]);
    return row?.may === true;
  }

  /** Whom the reader stands in for, as far as these tasks are somebody else's. */
  async standsInFor(tx: Tx, rows: readonly Pick<TaskRow, 'assigneeId'>[]): Promise<readonly UserId[]> {
    return rows.some(({ assigneeId }) => assigneeId !== null && assigneeId !== tx.actor.userId) ? this.replaced(tx) : [];
  }

  private async replaced(tx: Tx): Promise<readonly UserId[]> {
    const [row] = await tx.em.query<{ people: UserId[] }[]>('select guard.stands_in_for() as people');
    return row?.people ?? [];
  }

  /** Names of colleagues by their ids. */
  async colleagues(tx: Tx, ids: readonly UserId[]): Promise<ReadonlyMap<UserId, MemberRef>> {
    const wanted = [...new Set(ids)];
    const rows: MemberRef[] =
      wanted.length === 0 ? [] : await tx.em.query('select id, display_name as "displayName" from guard.colleagues($1)', [wanted]);
    return new Map(rows.map((row) => [row.id, row]));
  }
}
