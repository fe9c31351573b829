import { route, type Page } from '../shared/route';
import type {
  CommitteeReportListItem,
  CommitteeReportView,
  OpenCommitteeReportBody,
  SaveCommitteeReportBody,
  StepCommitteeReportBody,
} from './types';

/** Query: kind, cursor, limit; what was changed last first. */
export const listCommitteeReports = route<void, Page<CommitteeReportListItem>>('GET', '/committee-reports');
export const openCommitteeReport = route<OpenCommitteeReportBody, CommitteeReportView>('POST', '/committee-reports');
export const readCommitteeReport = route<void, CommitteeReportView>('GET', '/committee-reports/:id');
export const saveCommitteeReport = route<SaveCommitteeReportBody, CommitteeReportView>('POST', '/committee-reports/:id/texts');
export const stepCommitteeReport = route<StepCommitteeReportBody, CommitteeReportView>('POST', '/committee-reports/:id/steps');
/** The signed paper of an approved one. */
export const printCommitteeReport = route<void, unknown>('GET', '/committee-reports/:id/file');
/** The same of an annual report, open to anybody, with an ETag. */
export const publicCommitteeReport = route<void, unknown>('GET', '/public/v1/committee-reports/:id/file');
