import { codeList, type CodeOf } from '../shared/code-list';

/** Whether a plan is still being written, lies before the chair, was adopted by the committee, or was given up before that. */
export const planStates = codeList('plan-state', ['draft', 'proposed', 'adopted', 'discarded']);
export type PlanState = CodeOf<typeof planStates>;

/** Where an activity's figure comes from: a measure of the case data, the members' monthly reports, or a declaration that it is done. */
export const planFeeds = codeList('plan-feed', ['measure', 'report', 'milestone']);
export type PlanFeed = CodeOf<typeof planFeeds>;

/** What an activity's indicator is, as the plan prints it. */
export const planIndicators = codeList('plan-indicator', ['count', 'amount', 'milestone', 'none']);
export type PlanIndicatorKind = CodeOf<typeof planIndicators>;

/** Why a version of an activity was written. */
export const planChanges = codeList('plan-change', ['printed', 'carried-over', 'added', 'target-set', 'reworded', 'retired', 'corrected']);
export type PlanChange = CodeOf<typeof planChanges>;

/** Where a version of an activity stands: one of an adopted plan waits for the chair, who accepts or refuses it. */
export const planVersionStates = codeList('plan-version-state', ['stands', 'past', 'awaiting', 'refused']);
export type PlanVersionState = CodeOf<typeof planVersionStates>;

/** What happened to a year's plan as a whole. */
export const planMoves = codeList('plan-move', ['draft', 'propose', 'return', 'adopt', 'discard', 'resume']);
export type PlanMove = CodeOf<typeof planMoves>;

/** What the chair answers a proposed plan with. */
export const planDecisions = codeList('plan-decision', ['adopt', 'return']);
export type PlanDecision = CodeOf<typeof planDecisions>;

/** Why the chair sends a proposed plan back. */
export const planDraftReasons = codeList('plan-draft-reason', [
  'targets-missing',
  'activities-missing',
  'implementers-wrong',
  'periods-wrong',
  'wording-unclear',
]);
export type PlanDraftReason = CodeOf<typeof planDraftReasons>;

/** What the chair answers a correction of an adopted plan's activity with. */
export const planCorrectionDecisions = codeList('plan-correction-decision', ['accept', 'refuse']);
export type PlanCorrectionDecision = CodeOf<typeof planCorrectionDecisions>;

/** draft, submitted, returned, accepted: reporting-cycles.json, member-monthly-report. */
export const planReportStatuses = codeList('plan-report-status', ['draft', 'submitted', 'returned', 'accepted']);
export type PlanReportStatus = CodeOf<typeof planReportStatuses>;

/** How far an activity has come in a month. */
export const planProgress = codeList('plan-progress', ['not-started', 'under-way', 'delayed', 'stopped', 'completed']);
export type PlanProgress = CodeOf<typeof planProgress>;

/** What stood in an activity's way. */
export const planObstacles = codeList('plan-obstacle', [
  'funding',
  'staff',
  'legal-basis',
  'coordination',
  'security',
  'equipment',
  'other',
]);
export type PlanObstacle = CodeOf<typeof planObstacles>;

/** Why the secretariat sends a report back. */
export const planReturnReasons = codeList('plan-return-reason', [
  'figures-unclear',
  'evidence-missing',
  'activity-incomplete',
  'wrong-period',
]);
export type PlanReturnReason = CodeOf<typeof planReturnReasons>;

/** What the secretariat answers a submitted report with. */
export const planReviews = codeList('plan-review', ['accept', 'return']);
export type PlanReview = CodeOf<typeof planReviews>;
