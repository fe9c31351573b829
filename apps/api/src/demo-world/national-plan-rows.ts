import { localDay, monthAfter, type IsoDate, type PlanProgress } from '@himaya/domain';
import { activitiesOf, measures, planDuties, strategyPlan, type PlanActivity, type PlanIndicator } from '@himaya/domain/reference';
import { demoAccounts, type DemoAccount } from './accounts';
import { demoId } from './draws';
import type { Row } from './insert-rows';

export const nationalPlanTables = ['plan_report', 'plan_report_entry', 'plan_report_duty'] as const;

const day = 24 * 3_600_000;
const accountOf = (username: string) => demoAccounts.find((one) => one.username === username)!;
const [labour, justice, analyst] = ['agency-focal-point', 'agency-focal-point-2', 'secretariat-analyst'].map(accountOf) as [
  DemoAccount,
  DemoAccount,
  DemoAccount,
];
/** Who wrote a body's reports: of those without an office here the Ministry of Labour's, as if it had been lent. */
const writerOf = (agency: string): DemoAccount => (agency === 'ministry-of-justice' ? justice : labour);
const unitOfReport = new Map(measures.flatMap(({ id, source, unit }) => (source === 'agency-report' ? [[id, unit] as const] : [])));

const reportedOf = ({ caseMeasure, additionalMeasures = [] }: PlanIndicator): string[] =>
  [caseMeasure, ...additionalMeasures].filter((measure): measure is string => measure !== undefined && unitOfReport.has(measure));

interface PlantedReport {
  readonly agency: string;
  readonly month: IsoDate;
  readonly status: 'accepted' | 'submitted' | 'returned';
  /** After the month's end until it was submitted: up to nine are in time. */
  readonly days: number;
}

/** By body and months back: the days after the month's end on which a report came that was accepted. Of the last month nobody has reported yet. */
const accepted: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  'ministry-of-labour-and-social-affairs': { 3: 14, 4: 6, 6: 9, 7: 7, 8: 12, 9: 5, 10: 8, 11: 16 },
  'ministry-of-justice': { 2: 5, 3: 8, 4: 7, 5: 6, 6: 9, 7: 8, 8: 6, 9: 4, 10: 7, 11: 9 },
  'ministry-of-health': { 2: 9, 4: 15, 9: 8 },
  'ministry-of-foreign-affairs': { 3: 6, 5: 12, 6: 9, 8: 7, 9: 18, 10: 8 },
  'ministry-of-education': { 2: 8, 3: 7, 4: 13, 5: 9, 6: 8, 7: 6, 8: 9, 9: 7, 10: 11 },
  'supreme-judicial-council': { 2: 7, 3: 9, 4: 8, 5: 5, 6: 7, 7: 9, 8: 8, 9: 6, 10: 9 },
  'ministry-of-finance': { 4: 9, 7: 14, 10: 8 },
};

/** Months of the strategy's years before, and who reported on them. */
const earlier = {
  months: ['2023-10-01', '2024-05-01', '2024-11-01', '2025-06-01', '2025-11-01'],
  agencies: [
    'supreme-judicial-council',
    'ministry-of-education',
    'ministry-of-higher-education',
    'ministry-of-transport',
    'iraqi-women-national-directorate',
    'iraqi-media-network',
    'ngo-directorate',
  ],
} as const;
const latestMonths = 12;

function reportsAt(thisMonth: IsoDate): PlantedReport[] {
  const ago = (back: number): IsoDate => monthAfter(thisMonth, -back);
  return [
    ...earlier.months
      .filter((month) => month < ago(latestMonths - 1))
      .flatMap((month) => earlier.agencies.map((agency) => ({ agency, month, status: 'accepted' as const, days: 8 }))),
    ...Object.entries(accepted).flatMap(([agency, months]) =>
      Object.entries(months).map(([back, days]) => ({ agency, month: ago(Number(back)), status: 'accepted' as const, days })),
    ),
    { agency: 'ministry-of-labour-and-social-affairs', month: ago(2), status: 'returned', days: 8 },
    { agency: 'ministry-of-foreign-affairs', month: ago(2), status: 'submitted', days: 20 },
  ];
}

/** Of a month's people, movements or dinars so many that nobody wonders. */
const scaleOf: Readonly<Record<string, number>> = { persons: 6, percent: 5, movements: 40, IQD: 25_000_000 };

/** A month asks for what runs in it, and for milestones that the body has not declared by the end of their time: here each month says of all. */
function isAsked(activity: PlanActivity, month: IsoDate): boolean {
  const { start, end } = activity.period;
  const isMilestone = activity.indicator.source === 'milestone-declaration';
  return start <= month && month <= (isMilestone ? strategyPlan.to : (end ?? strategyPlan.to));
}

/** What a report says of an activity: some milestones are reached, and some courses are late. */
function progressOf({ indicator, number }: PlanActivity): PlanProgress {
  if (indicator.source === 'milestone-declaration') return number % 3 === 0 ? 'completed' : 'under-way';
  return number % 5 === 4 ? 'delayed' : 'under-way';
}

const runs = ({ period }: PlanActivity, month: string): boolean => period.start <= month && (period.end ?? month) >= month;
const asksFor = ({ indicator }: PlanActivity, measure: string): boolean => reportedOf(indicator).includes(measure);

/** What the database finds that a body owes by duty in a month of the strategy. */
const owedBy = (agency: string, month: string): string[] =>
  planDuties
    .filter(
      ({ measure, agencyId, own }) =>
        agencyId === agency &&
        !activitiesOf(strategyPlan).some((one) => runs(one, month) && asksFor(one, measure) && (!own || one.implementers.includes(agency))),
    )
    .map(({ measure }) => measure);

/** Months of some members' reports on the strategy, all invented. */
export function nationalPlanRows(now: Date): Record<(typeof nationalPlanTables)[number], Row[]> {
  const thisMonth = `${localDay(now).slice(0, 7)}-01`;
  const made = reportsAt(thisMonth).map(({ agency, month, status, days }) => {
    const submitted = new Date(Date.parse(monthAfter(month)) + days * day);
    return { id: demoId('plan-report', `${agency} ${month}`), agency, month, status, submitted };
  });
  return {
    plan_report: made.map(({ id, agency, month, status, submitted }) => ({
      id,
      agency_id: agency,
      unit_id: writerOf(agency).unitId,
      month,
      status,
      version: status === 'submitted' ? 3 : 4,
      submitted_revision: 1,
      first_submitted_at: submitted,
      submitted_at: submitted,
      returns: status === 'returned' ? 1 : 0,
      return_reason: status === 'returned' ? 'evidence-missing' : null,
      opened_by: writerOf(agency).id,
      reviewed_by: status === 'submitted' ? null : analyst.id,
      reviewed_at: status === 'submitted' ? null : new Date(submitted.getTime() + day),
    })),
    plan_report_entry: made.flatMap(({ id, agency, month, status }, n) =>
      activitiesOf(strategyPlan)
        .filter((activity) => activity.implementers.includes(agency) && isAsked(activity, month))
        .map((activity, m) => ({
          report_id: id,
          revision: 1,
          activity_id: activity.id,
          agency_id: agency,
          month,
          progress: progressOf(activity),
          measures: reportedOf(activity.indicator),
          figures: reportedOf(activity.indicator).map(
            (measure, place) => ((n * 7 + m * 3 + place * 5) % 4) * (scaleOf[unitOfReport.get(measure)!] ?? 1),
          ),
          evidence: m % 3 === 0 ? `م/${100 + n * 10 + m}` : null,
          obstacles: m % 4 === 3 ? ['funding'] : [],
          submitted: true,
          accepted: status === 'accepted',
        })),
    ),
    plan_report_duty: made.flatMap(({ id, agency, month, status }, n) =>
      owedBy(agency, month).map((measure, m) => ({
        report_id: id,
        revision: 1,
        measure,
        agency_id: agency,
        month,
        figure: 3 + ((n * 5 + m) % 7),
        submitted: true,
        accepted: status === 'accepted',
      })),
    ),
  };
}
