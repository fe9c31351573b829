import agenciesData from './agencies.json';
import glossaryData from './glossary.json';
import htcdsData from './htcds.json';
import indicatorsData from './identification-indicators.json';
import legalFrameworkData from './legal-framework.json';
import measuresData from './measures.json';
import strategyData from './plan-2023-2026.json';
import yearlyPlanData from './plan-2024.json';
import reportingCyclesData from './reporting-cycles.json';
import rightsData from './rights.json';
import type { AgencyId } from '../shared/ids';
import type { Agency, GlossaryEntry, Indicator, LegalInstrument, Measure, Plan, PlanActivity, ReportingCycle, VictimRight } from './types';

export * from './governorates';
export { kurdishOfActivity, kurdishOfAgency, kurdishOfAxes, kurdishOfPlan } from './kurdish';
export * from './types';
export * from './word-map';
export { contributionColumns, formGroupOf, type ContributionColumn } from '../releases/contribution-columns';
export { collectedSince, declaredMeasures, measureOf, partOfMeasure, toldOfAll } from '../statistics/measures';

/** Bodies of the mechanism; `parent` is another agency's id. */
export const agencies = agenciesData as readonly Agency[];
/** The bodies that sit on the committee: each owes a report of every month, whether it has activities or not. */
export const members: readonly AgencyId[] = agencies.flatMap(({ id, committeeMember }) =>
  committeeMember === 'none' ? [] : [id as AgencyId],
);
/** The trade's words in Arabic, Kurdish (Sorani) and English. */
export const glossary = glossaryData as readonly GlossaryEntry[];
/** IOM's Human Trafficking Case Data Standard 2.0 (CC BY 4.0; see its `licence`). */
export const htcds = htcdsData;
/** Screening indicators with the rule that scores them by dimension. */
export const identificationIndicators = indicatorsData;
export const indicators = indicatorsData.indicators as readonly Indicator[];
export const legalFramework = legalFrameworkData as readonly LegalInstrument[];
export const measures = measuresData as readonly Measure[];
/** The national strategy 2023–2026. */
export const strategyPlan = strategyData as Plan;
/** The yearly plan for 2024; its activities carry on the strategy's. */
export const yearlyPlan2024 = yearlyPlanData as Plan;
export const reportingCycles = reportingCyclesData as readonly ReportingCycle[];
/** What every victim is told of their rights. */
export const rights = rightsData as readonly VictimRight[];

/** All activities of a plan, axis by axis. */
export function activitiesOf(plan: Plan): PlanActivity[] {
  return plan.axes.flatMap((axis) => axis.activities);
}
