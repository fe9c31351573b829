/** What the trail calls the deeds with committee reports. */
export const committeeReportAuditActions = [
  'committee-report.open',
  'committee-report.list',
  'committee-report.read',
  'committee-report.save',
  'committee-report.step',
  'committee-report.print',
] as const;
