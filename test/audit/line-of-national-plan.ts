/** The line that each route of the national plan leaves. */
export const linesOfNationalPlan = {
  'GET /plan/activities': 'national-plan.read',
  'GET /plan/reports': 'plan-report.list',
  'POST /plan/reports': 'plan-report.open',
  'GET /plan/reports/:id': 'plan-report.read',
  'POST /plan/reports/:id/entries': 'plan-report.save',
  'POST /plan/reports/:id/submission': 'plan-report.submit',
  'POST /plan/reports/:id/review': 'plan-report.review',
} as const;
