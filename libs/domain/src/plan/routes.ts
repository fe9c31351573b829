import { route, type Page } from '../shared/route';
import type {
  NationalPlanView,
  OpenPlanReportBody,
  PlanReportListItem,
  PlanReportView,
  ReviewPlanReportBody,
  SavePlanReportBody,
} from './types';

/** A plan by axis with its activities. Query: plan (the running one), axis, agency, activity. */
export const listPlanActivities = route<void, NationalPlanView>('GET', '/plan/activities');
/** The own agency's reports, or every member's that was submitted, the latest month first. Query: status, cursor, limit. */
export const listPlanReports = route<void, Page<PlanReportListItem>>('GET', '/plan/reports');
export const openPlanReport = route<OpenPlanReportBody, PlanReportView>('POST', '/plan/reports');
export const readPlanReport = route<void, PlanReportView>('GET', '/plan/reports/:id');
export const savePlanReport = route<SavePlanReportBody, PlanReportView>('POST', '/plan/reports/:id/entries');
export const submitPlanReport = route<Record<string, never>, PlanReportView>('POST', '/plan/reports/:id/submission');
export const reviewPlanReport = route<ReviewPlanReportBody, PlanReportView>('POST', '/plan/reports/:id/review');
