import type { CaseId, NotificationKind, TaskKind, TaskStatus, UnitId, UserId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { managerRoleOf, tell, type Escalate, type Notice } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';

/** What the worker may know of a task: ids and codes, never the note. */
interface Facts {
  readonly id: string;
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  readonly kind: TaskKind;
  readonly assigneeId: UserId | null;
  readonly status: TaskStatus;
  /** Whether the unit can still open the case. */
  readonly held: boolean;
  /** It came of a withdrawal: the desk that coordinates has it without the case. */
  readonly withdrawn: boolean;
}

/** @throws Error when there is none: tasks are never deleted */
async function getFacts(em: EntityManager, id: string): Promise<Facts> {
  const rows: Facts[] = await em.query(
    `select id, case_id as "caseId", unit_id as "unitId", kind, assigned_to as "assigneeId", status, guard.unit_holds(unit_id, case_id) as held,
            service is not null as withdrawn
       from task where id = $1`,
    [id],
  );
  if (rows[0] === undefined) throw new Error('no such task');
  return rows[0];
}

const about = (kind: NotificationKind, { id, caseId, unitId, kind: task, held }: Facts) =>
  ({ unitId, kind, referralId: null, caseId: held ? caseId : null, subjectId: id, details: { task } }) as const;

/** Whoever has it, or everybody of the unit while nobody does. */
const toAssignee = (kind: NotificationKind, facts: Facts): Notice =>
  facts.assigneeId === null ? { ...about(kind, facts), role: null } : { ...about(kind, facts), role: null, userId: facts.assigneeId };

const name = 'tasks.on-task-assigned';
export const onTaskAssigned: EventHandler = {
  kind: 'task-assigned',
  name,
  handle: async (em, event) => {
    const facts = await getFacts(em, event.subjectId);
    if (facts.assigneeId !== null) await tell(em, `event|${event.id}|${name}`, [toAssignee('task-assigned', facts)]);
  },
};

/** A task whose time has come is told to whoever has it, and two days later to who leads the unit; of a case that the unit lost, to nobody but who coordinates. */
export const escalateTask: Escalate = async (em, { subjectId, step }) => {
  const facts = await getFacts(em, subjectId);
  if (facts.status !== 'requested' || (!facts.held && !facts.withdrawn)) return null;
  if (step === 'alert') return async () => [toAssignee('task-due', facts)];
  return async () => [{ ...about('task-overdue', facts), role: await managerRoleOf(em, facts.unitId) }];
};
