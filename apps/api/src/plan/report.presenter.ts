import {
  isJump,
  isPlanReportLate,
  localDay,
  planReportDueOn,
  type PlanReportActivityView,
  type PlanReportListItem,
  type PlanReportView,
} from '@himaya/domain';
import { agencyRef, indicatorName, measureRef, printed, type Agencies } from './plan.presenter';
import type { ActivityRow } from './plan.store';
import type { EntryRow, ReportRow } from './report.store';

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

function activityView(activity: ActivityRow, said: EntryRow | undefined, before: EntryRow | undefined): PlanReportActivityView {
  return {
    activityId: activity.id,
    title: printed(activity.titleAr, activity.titleEn, activity.titleCkb),
    indicator: indicatorName(activity),
    feed: activity.feed,
    progress: said?.progress ?? null,
    lastProgress: before?.progress ?? null,
    figures: activity.reported.map((measure) => {
      const [value, last] = [figureOf(said, measure), figureOf(before, measure)];
      return { measure: measureRef(measure), value, last, jump: isJump(value, last) };
    }),
    evidence: said?.evidence ?? null,
    obstacles: said?.obstacles ?? [],
  };
}

/** What a report is made of: its activities as the plan has them, what was said, and what was said the month before. */
export interface ReportParts {
  readonly activities: readonly ActivityRow[];
  readonly entries: readonly EntryRow[];
  readonly before: readonly EntryRow[];
}

export function reportView(row: ReportRow, { activities, entries, before }: ReportParts, agencies: Agencies, now: Date): PlanReportView {
  const of = (rows: readonly EntryRow[], id: string): EntryRow | undefined => rows.find(({ activityId }) => activityId === id);
  return {
    ...reportItem(row, agencies, now),
    dueOn: planReportDueOn(row.month),
    returnReason: row.returnReason,
    activities: activities.map((activity) => activityView(activity, of(entries, activity.id), of(before, activity.id))),
  };
}
