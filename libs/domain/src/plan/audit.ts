/** What the trail calls the deeds of the plan and its reports. */
export const planAuditActions = [
  'national-plan.read',
  'plan-report.list',
  'plan-report.open',
  'plan-report.read',
  'plan-report.save',
  'plan-report.submit',
  'plan-report.review',
] as const;
