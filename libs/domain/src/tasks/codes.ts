import { codeList, type CodeOf } from '../shared/code-list';

/** What a colleague has to do about a case, in a code that a list may show without saying anything of the person. */
export const taskKinds = codeList('task', [
  'call-person',
  'call-body',
  'interview',
  'visit',
  'appointment',
  'hearing',
  'obtain-document',
  'arrange-interpreter',
  'accompany',
  'search-missing',
  'tell-guardian',
  'see-to-withdrawal',
  'follow-up',
  'other',
]);
export type TaskKind = CodeOf<typeof taskKinds>;

/** FHIR Task's words, as far as a task inside one unit needs them. */
export const taskStatuses = codeList('task-status', ['requested', 'completed', 'cancelled']);
export type TaskStatus = CodeOf<typeof taskStatuses>;

export const taskActions = codeList('task-action', ['change', 'assign', 'complete', 'cancel', 'reopen']);
export type TaskAction = CodeOf<typeof taskActions>;

/** Whose work a list shows: one's own, nobody's yet, or the whole unit's. */
export const workViews = codeList('work-view', ['mine', 'unassigned', 'unit']);
export type WorkView = CodeOf<typeof workViews>;

/** What somebody owes by a time: every kind of the one deadline table. */
export const deadlineKinds = [
  'referral-receive',
  'referral-decide',
  'referral-first-service',
  'referral-progress',
  'referral-hold',
  'break-glass-review',
  'transfer-decide',
  'transfer-offer',
  'override-approval',
  'task',
  'concern-triage',
  'concern-persons',
  'rights-explain',
  'identification-decide',
  'reflection-end',
  'safeguard-due',
  'risk-review',
  'need',
  'plan-review',
  'plan-step',
  'guardian-appointment',
  'best-interests-review',
  'missing-review',
  'abroad-arrival',
  'placement-hold',
  'placement-return',
  'placement-will',
  'interpretation-record',
  'interpreter-undertaking',
  'care-appointment',
  'lawyer-answer',
  'testimony-review',
  'legal-hearing',
  'residence-ends',
  'programme-follow-up',
  'programme-repayment',
  'programme-visit',
  'return-arrival',
  'return-contact',
  'own-copy',
  'care-copy',
  'legal-copy',
  'placement-copy',
  'programme-copy',
  'return-copy',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/**
 * What the mechanism's own clocks await of a unit, beside its tasks: every deadline but a task's own, which is the task, and the
 * review of an emergency access, whose reviewers work no case and have a list of their own.
 */
export const dutyKinds = codeList('duty', [
  'referral-receive',
  'referral-decide',
  'referral-first-service',
  'referral-progress',
  'referral-hold',
  'transfer-decide',
  'transfer-offer',
  'override-approval',
  'concern-triage',
  'concern-persons',
  'rights-explain',
  'identification-decide',
  'reflection-end',
  'safeguard-due',
  'risk-review',
  'need',
  'plan-review',
  'plan-step',
  'guardian-appointment',
  'best-interests-review',
  'missing-review',
  'abroad-arrival',
  'placement-hold',
  'placement-return',
  'placement-will',
  'interpretation-record',
  'interpreter-undertaking',
  'care-appointment',
  'lawyer-answer',
  'legal-hearing',
  'residence-ends',
  'programme-follow-up',
  'programme-repayment',
  'programme-visit',
  'return-arrival',
  'return-contact',
  'own-copy',
  'care-copy',
  'legal-copy',
  'placement-copy',
  'programme-copy',
  'return-copy',
]);
export type DutyKind = CodeOf<typeof dutyKinds>;

/** Whose a case is inside the unit, as a filter: one's own, nobody's. */
export const assigneeFilters = codeList('assignee', ['me', 'nobody']);
export type AssigneeFilter = CodeOf<typeof assigneeFilters>;

/** Why a case of a governorate does not move on: nobody answers, it was turned away and nobody was asked since, or a unit has owed it something for a week. */
export const stuckReasons = codeList('stuck', ['unanswered', 'turned-away', 'overdue']);
export type StuckReason = CodeOf<typeof stuckReasons>;
