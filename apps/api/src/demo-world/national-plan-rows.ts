import { localDay, monthAfter, type PlanProgress } from '@himaya/domain';
import { activitiesOf, measures, strategyPlan, type PlanIndicator } from '@himaya/domain/reference';
import { demoAccounts } from './accounts';
import { demoId } from './draws';
import type { Row } from './insert-rows';
import { demoUnit } from './units';

export const nationalPlanTables = ['plan_report', 'plan_report_entry'] as const;

const day = 24 * 3_600_000;
const focal = demoAccounts.find((one) => one.username === 'agency-focal-point')!;
const analyst = demoAccounts.find((one) => one.username === 'secretariat-analyst')!;
const isReported = new Set(measures.filter(({ source }) => source === 'agency-report').map(({ id }) => id));

const reportedOf = ({ caseMeasure, additionalMeasures = [] }: PlanIndicator): string[] =>
  [caseMeasure, ...additionalMeasures].filter((measure) => measure !== undefined && isReported.has(measure)) as string[];

/** [agency, months back, what stands of it, days after the month's end until it was submitted]: the month before last is the latest of the focal point's own. */
const reports: readonly (readonly [agency: string, back: number, status: 'accepted' | 'submitted' | 'returned', days: number])[] = [
  ['ministry-of-labour-and-social-affairs', 4, 'accepted', 6],
  ['ministry-of-labour-and-social-affairs', 3, 'accepted', 14],
  ['ministry-of-labour-and-social-affairs', 2, 'returned', 8],
  ['ministry-of-justice', 2, 'accepted', 5],
  ['ministry-of-health', 2, 'accepted', 9],
  ['ministry-of-foreign-affairs', 2, 'submitted', 20],
];
const steps: readonly PlanProgress[] = ['under-way', 'under-way', 'completed', 'delayed', 'not-started'];

/** Months of some members' reports on the strategy, all invented. */
export function nationalPlanRows(now: Date): Record<(typeof nationalPlanTables)[number], Row[]> {
  const thisMonth = `${localDay(now).slice(0, 7)}-01`;
  const made = reports.map(([agency, back, status, days]) => {
    const month = monthAfter(thisMonth, -back);
    const submitted = new Date(Date.parse(monthAfter(month)) + days * day);
    return { id: demoId('plan-report', `${agency} ${back}`), agency, month, status, submitted };
  });
  return {
    plan_report: made.map(({ id, agency, month, status, submitted }) => ({
      id,
      agency_id: agency,
      unit_id: demoUnit('focal-point').id,
      month,
      status,
      version: status === 'submitted' ? 3 : 4,
      submitted_revision: 1,
      first_submitted_at: submitted,
      submitted_at: submitted,
      returns: status === 'returned' ? 1 : 0,
      return_reason: status === 'returned' ? 'evidence-missing' : null,
      opened_by: focal.id,
      reviewed_by: status === 'submitted' ? null : analyst.id,
      reviewed_at: status === 'submitted' ? null : new Date(submitted.getTime() + day),
    })),
    plan_report_entry: made.flatMap(({ id, agency, month, status }, n) =>
      activitiesOf(strategyPlan)
        .filter(({ period, implementers }) => implementers.includes(agency) && period.start <= month && (period.end ?? month) >= month)
        .map(({ id: activity, indicator }, m) => ({ activity, m, measures: reportedOf(indicator) }))
        .map(({ activity, m, measures: reported }) => ({
          report_id: id,
          revision: 1,
          activity_id: activity,
          agency_id: agency,
          month,
          progress: steps[(n + m) % steps.length],
          measures: reported,
          figures: reported.map((_, place) => 2 + ((n * 7 + m * 3 + place) % 11)),
          evidence: m % 3 === 0 ? `م/${100 + n * 10 + m}` : null,
          obstacles: m % 4 === 3 ? ['funding'] : [],
          submitted: true,
          accepted: status === 'accepted',
        })),
    ),
  };
}
