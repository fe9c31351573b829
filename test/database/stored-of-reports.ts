import * as domain from '@himaya/domain';

/** What committee reports store in codes: table and column, and the list it must be. */
export const storedOfReports: Readonly<Record<string, readonly string[]>> = {
  'committee_report.kind': domain.committeeReportKinds.codes,
  'committee_report.status': domain.committeeReportStatuses.codes,
  'committee_report.reason': domain.committeeReportReasons.codes,
  'committee_report.withdrawn_reason': domain.committeeReportReasons.codes,
  'committee_report_line.kind': domain.committeeReportLines.codes,
  'committee_report_move.move': domain.committeeReportMoves.codes,
  'committee_report_move.reason': domain.committeeReportReasons.codes,
};

/** Stored as the status that they lead to, or inside a report's words. */
export const storedNowhereOfReports = [domain.committeeReportSteps, domain.committeeReportChapters];
