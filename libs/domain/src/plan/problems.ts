import { accountabilityProblems } from '../accountability/problems';

/** What the plan and its reports are refused with. */
export const planProblems = [
  'plan-report.exists',
  'plan-report.not-now',
  'plan-report.incomplete',
  'plan-evidence.too-many',
  'plan-evidence.accepted',
  'national-plan.exists',
  'national-plan.not-now',
  'national-plan.second-person',
  ...accountabilityProblems,
] as const;
