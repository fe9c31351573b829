import {
  completionRatio,
  declarationsOf,
  declarersOf,
  meanRatio,
  measureReached,
  releasedOf,
  type ActivityTotals,
  type AgencyId,
  type AgencyRef,
  type IsoDate,
  type LocalName,
  type PlanActivityMonthView,
  type PlanActivityVersionView,
  type PlanActivityView,
  type PlanAxisView,
  type PlanMeasureFigure,
  type PlanMeasureRef,
  type PlanRef,
  type PublishedTotal,
} from '@himaya/domain';
import { kurdishOfAxes, measures, members, strategyPlan, yearlyPlan2024 } from '@himaya/domain/reference';
import type { ActivityRow, AgencyRow, AxisRow, MonthRow, PlanRow, PlannedActivityRow, VersionRow } from './plan.store';

const measureOf = new Map(measures.map((measure) => [measure.id, measure]));
const kurdishOf = kurdishOfAxes([strategyPlan, yearlyPlan2024]);

/** The sources of the plan are Arabic, and have no Kurdish: where nobody has written it the Arabic stands in for it. */
export const printed = (ar: string, en: string, ckb: string | null | undefined = null): LocalName => ({ ar, ckb: ckb ?? ar, en });

export function measureRef(id: string): PlanMeasureRef {
  const measure = measureOf.get(id);
  return measure === undefined
    ? { id, name: printed(id, id), unit: 'count' }
    : { id, name: printed(measure.nameAr, measure.nameEn), unit: measure.unit };
}

export type Agencies = ReadonlyMap<AgencyId, AgencyRow>;

export function agencyRef(id: AgencyId, agencies: Agencies): AgencyRef {
  const row = agencies.get(id);
  return { id, name: row === undefined ? printed(id, id) : { ar: row.nameAr, ckb: row.nameCkb, en: row.nameEn } };
}

export const planRef = ({ id, titleAr, titleEn, titleCkb, startsOn, endsOn, state, version, inForceFrom }: PlanRow): PlanRef => ({
  id,
  title: printed(titleAr, titleEn, titleCkb),
  startsOn,
  endsOn,
  state,
  version,
  inForceFrom,
});

export const indicatorName = ({
  indicatorAr,
  indicatorEn,
  indicatorCkb,
}: Pick<ActivityRow, 'indicatorAr' | 'indicatorEn' | 'indicatorCkb'>): LocalName | null =>
  indicatorAr === null ? null : printed(indicatorAr, indicatorEn ?? indicatorAr, indicatorCkb);

/** What is known of how far a plan has come. */
export interface Progress {
  readonly plan: Pick<PlanRow, 'startsOn' | 'endsOn'>;
  readonly today: IsoDate;
  readonly totals: ReadonlyMap<string, ActivityTotals>;
  readonly published: readonly PublishedTotal[];
}

const isOfCases = (id: string): boolean => measureOf.get(id)?.source === 'case-data';

/** Measures of case data whose published figures a plan's activities show. */
export const measuresShown = (rows: readonly ActivityRow[]): string[] => [
  ...new Set(rows.flatMap(({ measures: own }) => own.filter(isOfCases))),
];

/** Each measure of the activity, and those that were reported under an earlier version. */
function figuresOf(row: PlannedActivityRow, totals: ActivityTotals | undefined, { plan, today, published }: Progress): PlanMeasureFigure[] {
  const former = [...(totals?.measures.keys() ?? [])].filter((id) => !row.measures.includes(id)).toSorted();
  return [...row.measures, ...former].map((id) => {
    const stands = row.measures.includes(id);
    const ofMeasure = published.filter(({ measure }) => measure === id);
    const released = stands && isOfCases(id) ? releasedOf(row, plan, ofMeasure, today) : null;
    const reached = released?.figure ?? measureReached(measureOf.get(id)?.aggregation ?? null, totals?.measures.get(id));
    return { measure: measureRef(id), stands, reached, released };
  });
}

function activityView(row: PlannedActivityRow, agencies: Agencies, progress: Progress): PlanActivityView {
  const totals = progress.totals.get(row.id);
  const milestone = row.feed === 'milestone';
  const declarations = milestone ? declarationsOf(declarersOf(row.implementers, members), totals?.declaredBy ?? []) : null;
  const completed = declarations !== null && declarations.done === declarations.of;
  const figuresByMeasure = figuresOf(row, totals, progress);
  const [first] = figuresByMeasure;
  const released = first?.released ?? null;
  const reached = milestone ? Number(completed) : (first?.reached ?? null);
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    derivedFrom: row.derivedFrom,
    title: printed(row.titleAr, row.titleEn, row.titleCkb),
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    implementers: row.implementers.map((id) => agencyRef(id, agencies)),
    indicator: indicatorName(row),
    indicatorKind: row.indicator,
    feed: row.feed,
    measures: row.measures.map(measureRef),
    target: row.target,
    retired: row.retired,
    reached,
    figuresByMeasure,
    released,
    completed,
    declarations,
    ratio: row.retired || released?.whole === false ? null : completionRatio(row.feed, reached, row.target),
    awaiting: row.awaiting,
  };
}

export function axisViews(
  axes: readonly AxisRow[],
  rows: readonly PlannedActivityRow[],
  agencies: Agencies,
  progress: Progress,
): PlanAxisView[] {
  return axes.flatMap(({ number, nameAr, nameEn, objectiveAr, objectiveEn }) => {
    const activities = rows.filter(({ axis }) => axis === number).map((row) => activityView(row, agencies, progress));
    if (activities.length === 0) return [];
    const mean = meanRatio(activities.map(({ ratio }) => ratio));
    return [
      {
        number,
        name: printed(nameAr, nameEn, kurdishOf.get(nameAr)),
        objective: printed(objectiveAr, objectiveEn, kurdishOf.get(objectiveAr)),
        mean,
        activities,
      },
    ];
  });
}

export const versionView = (row: VersionRow, agencies: Agencies): PlanActivityVersionView => ({
  version: row.version,
  reason: row.reason,
  writtenBy: row.writtenBy,
  writtenAt: row.writtenAt.toISOString(),
  state: row.state,
  title: printed(row.titleAr, row.titleEn, row.titleCkb),
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  implementers: row.implementers.map((id) => agencyRef(id, agencies)),
  indicator: indicatorName(row),
  feed: row.feed,
  measures: row.measures.map(measureRef),
  target: row.target,
  retired: row.retired,
});

export const monthView = ({ month, agencyId, progress, measures: own, figures }: MonthRow, agencies: Agencies): PlanActivityMonthView => ({
  month,
  agency: agencyRef(agencyId, agencies),
  progress,
  figuresByMeasure: own.map((id, n) => ({ measure: measureRef(id), value: figures[n] ?? null })),
});
