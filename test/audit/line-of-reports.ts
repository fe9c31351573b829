/** The line that each deed with a committee report leaves. */
export const linesOfReports = {
  'GET /committee-reports': 'committee-report.list',
  'POST /committee-reports': 'committee-report.open',
  'GET /committee-reports/:id': 'committee-report.read',
  'GET /committee-reports/:id/file': 'committee-report.print',
  'POST /committee-reports/:id/texts': 'committee-report.save',
  'POST /committee-reports/:id/steps': 'committee-report.step',
} as const;
