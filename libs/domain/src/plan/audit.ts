/** What the trail calls the deeds of the plan and its reports. */
export const planAuditActions = [
  'national-plan.read',
  'national-plan.menu',
  'national-plan.draft',
  'national-plan.add',
  'national-plan.change',
  'national-plan.target',
  'national-plan.decide-correction',
  'national-plan.propose',
  'national-plan.decide',
  'plan-report.list',
  'plan-report.open',
  'plan-report.read',
  'plan-report.save',
  'plan-report.submit',
  'plan-report.review',
] as const;
