import * as domain from '@himaya/domain';

/** What the national plan and its reports store in codes: table and column, and the list it must be. */
export const storedOfNationalPlan: Readonly<Record<string, readonly string[]>> = {
  'plan.state': domain.planStates.codes,
  'plan_move.move': domain.planMoves.codes,
  'plan_move.reason': domain.planDraftReasons.codes,
  'plan_activity.indicator': domain.planIndicators.codes,
  'plan_activity.feed': domain.planFeeds.codes,
  'plan_activity.reason': domain.planChanges.codes,
  'plan_report.status': domain.planReportStatuses.codes,
  'plan_report.return_reason': domain.planReturnReasons.codes,
  'plan_evidence.media_type': domain.documentMediaTypes.codes,
  'plan_evidence.removal_reason': domain.planEvidenceRemovals.codes,
  'member_account.state': domain.memberAccountStates.codes,
  'member_account.finding': domain.accountFindings.codes,
  'member_evaluation.result': domain.accountFindings.codes,
  'plan_report_part.dimension': domain.reportDimensions,
  'plan_report_part.category': domain.reportCategories,
  'plan_report_entry.progress': domain.planProgress.codes,
  'plan_report_entry.obstacles': domain.planObstacles.codes,
};

/** Stored as the status or the version that they lead to. */
export const storedNowhereOfNationalPlan = [
  domain.planReviews,
  domain.planDecisions,
  domain.planCorrectionDecisions,
  domain.planVersionStates,
  domain.planSuggestions,
];
