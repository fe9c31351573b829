import type { UserId } from '../shared/ids';
import { allow, refuse, type Outcome } from '../shared/outcome';
import type { CaseStatus } from '../cases/codes';
import { taskActions, type TaskAction, type TaskStatus } from './codes';

const hour = 3_600_000;

/** How long what was closed can be opened again, and how long after its time the unit's leader hears of a task. */
export const taskRules = { reopenMs: 24 * hour, overdueMs: 48 * hour } as const;

/** Who may take a step: whoever has the task or stands in for them, any colleague while nobody has it, who leads the unit. */
type Party = 'assignee' | 'colleague' | 'leader' | 'creator';

export interface TaskMove {
  readonly from: readonly TaskStatus[];
  readonly to: TaskStatus;
  readonly by: readonly Party[];
}

/** Every step of a task. `colleague` counts only while the task is nobody's. */
export const taskMachine: Readonly<Record<TaskAction, TaskMove>> = {
  change: { from: ['requested'], to: 'requested', by: ['assignee', 'colleague', 'leader', 'creator'] },
  assign: { from: ['requested'], to: 'requested', by: ['assignee', 'colleague', 'leader'] },
  complete: { from: ['requested'], to: 'completed', by: ['assignee', 'colleague', 'leader'] },
  cancel: { from: ['requested'], to: 'cancelled', by: ['assignee', 'leader', 'creator'] },
  reopen: { from: ['completed', 'cancelled'], to: 'requested', by: ['assignee', 'colleague', 'leader', 'creator'] },
};

/** What a step is decided from, of the task itself. */
export interface TaskRecord {
  readonly status: TaskStatus;
  readonly assigneeId: UserId | null;
  /** Null where nobody made it. */
  readonly createdBy: UserId | null;
  readonly closedAt: Date | null;
}

/** Who asks, and when. */
export interface TaskFacts {
  readonly userId: UserId;
  /** Colleagues on leave in whose place they see to the work. */
  readonly standsInFor: readonly UserId[];
  /** True for who may give colleagues of the unit work. */
  readonly leads: boolean;
  readonly now: Date;
}

/** May this step be taken, by this colleague? */
export function decideTask(record: TaskRecord, action: TaskAction, facts: TaskFacts): Outcome<{ readonly to: TaskStatus }> {
  const move = taskMachine[action];
  if (!move.by.some((party) => isParty[party](record, facts))) return refuse('task.not-yours');
  if (!move.from.includes(record.status)) return refuse('task.not-now');
  // What came of a withdrawal is seen to: nobody made it, and nobody puts it off or calls it off.
  if (record.createdBy === null && (action === 'change' || action === 'cancel')) return refuse('task.not-now');
  if (record.closedAt !== null && facts.now.getTime() - record.closedAt.getTime() > taskRules.reopenMs) return refuse('task.not-now');
  return allow({ to: move.to });
}

/** May something still be done about a case? After it is closed only for a person who agreed to after-care (domain.md section 5). */
export function decideTaskOf(caseStatus: CaseStatus, afterCare: boolean): Outcome<null> {
  return caseStatus === 'open' || afterCare ? allow(null) : refuse('case.closed');
}

/** Whom may somebody name: oneself and nobody, or any colleague where one leads. */
export function decideGivingWork(assigneeId: UserId | null, facts: Pick<TaskFacts, 'userId' | 'leads'>): Outcome<null> {
  return assigneeId === null || assigneeId === facts.userId || facts.leads ? allow(null) : refuse('task.not-yours');
}

/** The steps open to this colleague: what a screen offers as buttons. */
export function availableTaskActions(record: TaskRecord, facts: TaskFacts): TaskAction[] {
  return taskActions.codes.filter((action) => decideTask(record, action, facts).ok);
}

const isParty: Readonly<Record<Party, (record: TaskRecord, facts: TaskFacts) => boolean>> = {
  assignee: ({ assigneeId }, { userId, standsInFor }) => assigneeId !== null && [userId, ...standsInFor].includes(assigneeId),
  colleague: ({ assigneeId }) => assigneeId === null,
  leader: (_, { leads }) => leads,
  creator: ({ createdBy }, { userId }) => createdBy === userId,
};
