import { mayEver } from '@himaya/auth';
import {
  availableTaskActions,
  type DutyView,
  type MemberRef,
  type TaskFacts,
  type TaskView,
  type UnitId,
  type UnitRef,
  type UserId,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import type { DataKey } from '../platform/vault/vault';
import type { DutyRow, TaskRow } from './task.store';

/** Who asks, for the decisions over tasks. */
export function askerOf({ userId, roles }: Actor, now: Date, standsInFor: readonly UserId[]): TaskFacts {
  return { userId, standsInFor, leads: mayEver(roles, 'grant', 'Caseload'), now };
}

/** @param key the case's key */
export function taskView(
  asker: TaskFacts,
  row: TaskRow,
  { key, people, units }: { key: DataKey; people: ReadonlyMap<UserId, MemberRef>; units: ReadonlyMap<UnitId, UnitRef> },
): TaskView {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    status: row.status,
    caseId: row.caseNumber === null ? null : row.caseId,
    caseNumber: row.caseNumber,
    service: row.service,
    withUnit: row.withUnitId === null ? null : (units.get(row.withUnitId)?.name ?? null),
    note: key.open('task.note', row.noteCt),
    dueAt: row.dueAt.toISOString(),
    assignee: row.assigneeId === null ? null : named(people, row.assigneeId),
    createdBy: row.createdBy === null ? null : named(people, row.createdBy),
    closedAt: row.closedAt?.toISOString() ?? null,
    actions: availableTaskActions(row, asker),
  };
}

/** A case whose number is not the reader's is no case to them at all. */
export function dutyView(row: DutyRow): DutyView {
  return {
    kind: row.kind,
    subjectId: row.subjectId,
    caseId: row.caseNumber === null ? null : row.caseId,
    caseNumber: row.caseNumber,
    dueAt: row.dueAt.toISOString(),
    urgency: row.urgency,
  };
}

/** Whoever left for another unit keeps their place without a name. */
function named(people: ReadonlyMap<UserId, MemberRef>, id: UserId): MemberRef {
  return people.get(id) ?? { id, displayName: '' };
}
