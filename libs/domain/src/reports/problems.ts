/** What committee reports refuse with. */
export const committeeReportProblems = [
  'committee-report.exists',
  'committee-report.status',
  'committee-report.second-person',
  'committee-report.incomplete',
  'committee-report.stale',
  'committee-report.months-missing',
] as const;
