/** The line that each route of the national plan leaves. */
export const linesOfNationalPlan = {
  'GET /plan/activities': 'national-plan.read',
  'GET /plan/menu': 'national-plan.menu',
  'POST /plan/drafts': 'national-plan.draft',
  'POST /plan/drafts/:id/proposal': 'national-plan.propose',
  'POST /plan/drafts/:id/decision': 'national-plan.decide',
  'POST /plan/activities': 'national-plan.add',
  'POST /plan/activities/:id/versions': 'national-plan.change',
  'POST /plan/activities/:id/target': 'national-plan.target',
  'POST /plan/activities/:id/decision': 'national-plan.decide-correction',
  'GET /plan/reports': 'plan-report.list',
  'POST /plan/reports': 'plan-report.open',
  'GET /plan/reports/:id': 'plan-report.read',
  'POST /plan/reports/:id/entries': 'plan-report.save',
  'POST /plan/reports/:id/submission': 'plan-report.submit',
  'POST /plan/reports/:id/review': 'plan-report.review',
} as const;
