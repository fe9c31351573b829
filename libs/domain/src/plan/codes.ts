import { codeList, type CodeOf } from '../shared/code-list';

/** Whether a plan is still being written or was adopted by the committee. */
export const planStates = codeList('plan-state', ['draft', 'adopted']);
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
