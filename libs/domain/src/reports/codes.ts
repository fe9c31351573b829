import { codeList, type CodeOf } from '../shared/code-list';

/** What the secretariat reports (reporting-cycles.json): each month to the chair, each quarter to the Council of Ministers, each year to everybody. */
export const committeeReportKinds = codeList('committee-report-kind', ['monthly', 'quarterly', 'annual']);
export type CommitteeReportKind = CodeOf<typeof committeeReportKinds>;

export const committeeReportStatuses = codeList('committee-report-status', [
  'draft',
  'proposed',
  'approved',
  'superseded',
  'withdrawn',
  'discarded',
]);
export type CommitteeReportStatus = CodeOf<typeof committeeReportStatuses>;

export const committeeReportSteps = codeList('committee-report-step', ['propose', 'approve', 'return', 'discard', 'withdraw']);
export type CommitteeReportStep = CodeOf<typeof committeeReportSteps>;

/** What happened to a report. */
export const committeeReportMoves = codeList('committee-report-move', ['open', ...committeeReportSteps.codes, 'supersede']);
export type CommitteeReportMove = CodeOf<typeof committeeReportMoves>;

/** Why a report was corrected or withdrawn; published with it. */
export const committeeReportReasons = codeList('committee-report-reason', [
  'wrong-figures',
  'late-reports',
  'wrong-words',
  'release-withdrawn',
  'safety',
]);
export type CommitteeReportReason = CodeOf<typeof committeeReportReasons>;

/** What is written beside the figures. */
export const committeeReportChapters = codeList('committee-report-chapter', [
  'summary',
  'prevention',
  'protection',
  'prosecution',
  'cooperation',
  'next-year',
]);
export type CommitteeReportChapter = CodeOf<typeof committeeReportChapters>;

/** What is frozen of a report's figures, row by row. */
export const committeeReportLines = codeList('committee-report-line', ['members', 'axis', 'activity', 'release']);
export type CommitteeReportLineKind = CodeOf<typeof committeeReportLines>;
