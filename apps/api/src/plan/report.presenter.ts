import {
  isPlanReportLate,
  localDay,
  planReportDueOn,
  type PlanReportActivityView,
  type PlanReportListItem,
  type PlanReportView,
} from '@himaya/domain';
import { figureView } from './figure-view';
import { agencyRef, indicatorName, measureRef, printed, type Agencies } from './plan.presenter';
import type { ActivityRow } from './plan.store';
import type { KnownFigures } from './read-known-figures';
import type { BaseRow, DutyRow, EntryRow, PartRow, ReportRow } from './report.store';

export function reportItem(row: ReportRow, agencies: Agencies, now: Date): PlanReportListItem {
  const submittedOn = row.firstSubmittedAt === null ? null : localDay(row.firstSubmittedAt);
  return {
    id: row.id,
    version: row.version,
    agency: agencyRef(row.agencyId, agencies),
    month: row.month,
    status: row.status,
    revision: row.revision,
    late: isPlanReportLate(row.month, submittedOn, localDay(now)),
    corrected: (row.submittedRevision ?? 0) > 1,
    submittedAt: row.submittedAt?.toISOString() ?? null,
  };
}

/** What was said in this measure: the place in the list is that of the version that was reported on. */
const figureOf = (entry: EntryRow | undefined, measure: string): number | null => entry?.figures[entry.measures.indexOf(measure)] ?? null;

function activityView(
  activity: ActivityRow,
  said: EntryRow | undefined,
  before: EntryRow | undefined,
  { parts, bases, known }: Pick<ReportParts, 'parts' | 'bases' | 'known'>,
): PlanReportActivityView {
  const own = parts.filter(({ activityId }) => activityId === activity.id);
  return {
    activityId: activity.id,
    title: printed(activity.titleAr, activity.titleEn, activity.titleCkb),
    indicator: indicatorName(activity),
    feed: activity.feed,
    progress: said?.progress ?? null,
    lastProgress: before?.progress ?? null,
    figures: activity.reported.map((measure) =>
      figureView(measure, {
        value: figureOf(said, measure),
        last: figureOf(before, measure),
        base: bases.find((base) => base.activityId === activity.id && base.measure === measure)?.figure ?? null,
        parts: own,
        known,
      }),
    ),
    published: (known.published.get(activity.id) ?? []).map(({ measure, released }) => ({ measure: measureRef(measure), released })),
    evidence: said?.evidence ?? null,
    obstacles: said?.obstacles ?? [],
  };
}

/** What a report is made of: its activities as the plan has them and what is owed by duty, what was said, and what was said before. */
export interface ReportParts {
  readonly activities: readonly ActivityRow[];
  readonly entries: readonly EntryRow[];
  readonly before: readonly EntryRow[];
  readonly achievements: string | null;
  readonly known: KnownFigures;
  /** Measures that the body owes by duty, or once it is written what it said of them. */
  readonly owed: readonly string[];
  readonly duties: readonly DutyRow[];
  readonly dutiesBefore: readonly DutyRow[];
  readonly parts: readonly PartRow[];
  readonly bases: readonly BaseRow[];
}

export function reportView(row: ReportRow, said: ReportParts, agencies: Agencies, now: Date): PlanReportView {
  const { activities, entries, before, owed, duties, dutiesBefore, parts, bases, achievements, known } = said;
  const of = (rows: readonly EntryRow[], id: string): EntryRow | undefined => rows.find(({ activityId }) => activityId === id);
  return {
    ...reportItem(row, agencies, now),
    dueOn: planReportDueOn(row.month),
    returnReason: row.returnReason,
    achievements,
    activities: activities.map((activity) => activityView(activity, of(entries, activity.id), of(before, activity.id), said)),
    duties: owed.map((id) =>
      figureView(id, {
        value: duties.find(({ measure }) => measure === id)?.figure ?? null,
        last: dutiesBefore.find(({ measure }) => measure === id)?.figure ?? null,
        base: bases.find(({ activityId, measure }) => activityId === '' && measure === id)?.figure ?? null,
        parts: parts.filter(({ activityId }) => activityId === ''),
        known,
      }),
    ),
  };
}
