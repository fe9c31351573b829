/** What the plan and its reports are refused with. */
export const planProblems = ['plan-report.exists', 'plan-report.not-now', 'plan-report.incomplete'] as const;
