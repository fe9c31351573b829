/** A node of EXPLAIN (FORMAT JSON), as far as it is read here. */
export interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Filter?: string;
  readonly 'Index Cond'?: string;
  readonly 'Recheck Cond'?: string;
  readonly 'Join Filter'?: string;
  readonly Plans?: readonly Plan[];
}

/** Tables whose rows do not grow with the cases: the directory, the plan with some hundred activities and a report with a line an activity, a duty and a part for each member and month, an account and an evaluation for each member and half-year, the line of each issue of a measure's tables, and the register of incidents, some tens a year. */
const directory = [
  'unit',
  'agency',
  'unit_service',
  'unit_language',
  'user_account',
  'user_role',
  'identification_rules',
  'identification_rule_test',
  'identification_rule_move',
  'public_holiday',
  'plan',
  'plan_axis',
  'plan_activity',
  'plan_report',
  'plan_report_entry',
  'plan_report_duty',
  'plan_report_part',
  'plan_report_achievements',
  'member_account',
  'member_evaluation',
  'release_line',
];
const small = new Set([...directory, 'incident', 'incident_key', 'incident_step']);

/** What makes a list cost as much as its table: a hashed subplan (row security turned inside out), or a sequential scan. */
export function findings(plan: Plan): string[] {
  const conditions = [plan.Filter, plan['Index Cond'], plan['Recheck Cond'], plan['Join Filter']].join(' ');
  const table = plan['Relation Name'] ?? plan['Node Type'];
  return [
    ...(conditions.includes('hashed SubPlan') ? [`hashed subplan over ${table}`] : []),
    ...(/^(Parallel )?Seq Scan$/.test(plan['Node Type']) && !small.has(table) ? [`sequential scan of ${table}`] : []),
    ...(plan.Plans ?? []).flatMap(findings),
  ];
}
