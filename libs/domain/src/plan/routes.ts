import { route, type Page } from '../shared/route';
import type { OverdueReportsView } from './scorecard';
import type { PlanEvidenceView, RetractPlanEvidenceBody } from './evidence';
import type {
  NationalPlanView,
  OpenPlanReportBody,
  PlanReportListItem,
  PlanReportView,
  ReviewPlanReportBody,
  SavePlanReportBody,
} from './types';
import type {
  AddPlanActivityBody,
  ChangePlanActivityBody,
  DecidePlanBody,
  DecidePlanCorrectionBody,
  DraftPlanBody,
  PlanMenuView,
  SetPlanTargetBody,
} from './year-plan';

/** A plan by axis with its activities. Query: plan (the running one), axis, agency, activity. */
export const listPlanActivities = route<void, NationalPlanView>('GET', '/plan/activities');
/** Measures and bodies that an activity may name. */
export const readPlanMenu = route<void, PlanMenuView>('GET', '/plan/menu');
/** A year's plan begun as a copy of another one. */
export const draftPlan = route<DraftPlanBody, NationalPlanView>('POST', '/plan/drafts');
export const proposePlan = route<Record<string, never>, NationalPlanView>('POST', '/plan/drafts/:id/proposal');
export const decidePlan = route<DecidePlanBody, NationalPlanView>('POST', '/plan/drafts/:id/decision');
/** A draft given up: the year may have another, and this one stays to be read and taken up again. */
export const discardPlan = route<Record<string, never>, NationalPlanView>('POST', '/plan/drafts/:id/discarding');
export const resumePlan = route<Record<string, never>, NationalPlanView>('POST', '/plan/drafts/:id/resumption');
/** If-Match: the version of the plan, which is a draft. */
export const addPlanActivity = route<AddPlanActivityBody, NationalPlanView>('POST', '/plan/activities');
/** If-Match: the version that stands. In an adopted plan the new one waits for the chair. */
export const changePlanActivity = route<ChangePlanActivityBody, NationalPlanView>('POST', '/plan/activities/:id/versions');
export const setPlanTarget = route<SetPlanTargetBody, NationalPlanView>('POST', '/plan/activities/:id/target');
/** If-Match: the version that waits. */
export const decidePlanCorrection = route<DecidePlanCorrectionBody, NationalPlanView>('POST', '/plan/activities/:id/decision');
/** Who owes which report. */
export const listOverduePlanReports = route<void, OverdueReportsView>('GET', '/plan/overdue');
/** The own agency's reports, or every member's that was submitted, the latest month first. Query: status, cursor, limit. */
export const listPlanReports = route<void, Page<PlanReportListItem>>('GET', '/plan/reports');
export const openPlanReport = route<OpenPlanReportBody, PlanReportView>('POST', '/plan/reports');
export const readPlanReport = route<void, PlanReportView>('GET', '/plan/reports/:id');
export const savePlanReport = route<SavePlanReportBody, PlanReportView>('POST', '/plan/reports/:id/entries');
export const submitPlanReport = route<Record<string, never>, PlanReportView>('POST', '/plan/reports/:id/submission');
export const reviewPlanReport = route<ReviewPlanReportBody, PlanReportView>('POST', '/plan/reports/:id/review');
/** multipart/form-data: a field `activityId`, then one `file`. */
export const addPlanEvidence = route<void, PlanEvidenceView>('POST', '/plan/reports/:id/evidence');
/** A report's files, activity by activity; those that were taken away say so. */
export const listPlanEvidence = route<void, { readonly items: readonly PlanEvidenceView[] }>('GET', '/plan/reports/:id/evidence');
/** The bytes, as an attachment. */
export const readPlanEvidence = route<void, void>('GET', '/plan/evidence/:id/content');
/** By the member that added it, until its report is accepted. */
export const retractPlanEvidence = route<RetractPlanEvidenceBody, PlanEvidenceView>('POST', '/plan/evidence/:id/retraction');
/** By the secretariat, because somebody stands in it. */
export const removePlanEvidence = route<Record<string, never>, PlanEvidenceView>('POST', '/plan/evidence/:id/removal');
