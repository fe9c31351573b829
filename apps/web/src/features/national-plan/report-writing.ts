import {
  planObstacles,
  planProgress,
  type PlanObstacle,
  type PlanProgress,
  type PlanReportActivityView,
  type PlanReportEntry,
  type PlanReportView,
} from '@himaya/domain';
import { wholeNumberOf } from '../../platform/whole-number';
import { useWords } from '../../platform/words';
import type { FieldOfBoth } from '../../ui/both-versions';
import { useMeasureName } from './activity-words';

/** An activity as it is being written: progress may still be open. */
export interface EntryWriting {
  readonly progress: PlanProgress | null;
  /** As typed: in Latin or Arabic digits, with or without separators. */
  readonly figures: readonly string[];
  readonly evidence: string;
  readonly obstacles: readonly PlanObstacle[];
}

/** A month's report as it is being written. */
export interface ReportWriting {
  readonly entries: Readonly<Record<string, EntryWriting>>;
  readonly achievements: string;
}

/** What was said already, else what is known: how far it had come the month before, and figures that the system has. */
const begunEntry = ({ progress, lastProgress, figures, evidence, obstacles }: PlanReportActivityView): EntryWriting => ({
  progress: progress ?? lastProgress,
  figures: figures.map(({ value, suggested }) => String(value ?? suggested?.value ?? '')),
  evidence: evidence ?? '',
  obstacles,
});

export const begunReport = ({ activities, achievements }: PlanReportView): ReportWriting => ({
  entries: Object.fromEntries(activities.map((activity) => [activity.activityId, begunEntry(activity)])),
  achievements: achievements ?? '',
});

/** What stands in the form of an activity; a draft that is older than the activity has nothing of it. */
export function entryOf({ entries }: ReportWriting, activity: PlanReportActivityView): EntryWriting {
  const begun = begunEntry(activity);
  const written = entries[activity.activityId] ?? begun;
  return { ...written, figures: begun.figures.map((figure, n) => written.figures[n] ?? figure) };
}

/** The entries as they are sent: activities whose progress is still open are left out. */
export const entriesOf = (written: ReportWriting, activities: readonly PlanReportActivityView[]): PlanReportEntry[] =>
  activities.flatMap((activity) => {
    const { progress, figures, evidence, obstacles } = entryOf(written, activity);
    return progress === null
      ? []
      : [
          {
            activityId: activity.activityId,
            progress,
            figures: figures.map(wholeNumberOf),
            obstacles,
            evidence: evidence.trim() === '' ? null : evidence.trim(),
          },
        ];
  });

/** What differs between what was typed and what is saved, in words. */
export function useReportDifferences(): (report: PlanReportView, mine: ReportWriting) => readonly FieldOfBoth[] {
  const { t, name, code, list } = useWords();
  const measureName = useMeasureName();
  const wordsOf = (activity: PlanReportActivityView, entry: EntryWriting) => [
    { label: t('national-plan.progress'), words: entry.progress === null ? '' : code(planProgress, entry.progress) },
    ...activity.figures.map(({ measure }, n) => ({ label: measureName(measure), words: entry.figures[n] ?? '' })),
    { label: t('plan-report.evidence'), words: entry.evidence },
    { label: t('plan-report.obstacles'), words: list(entry.obstacles.map((one) => code(planObstacles, one))) },
  ];
  return (report, mine) => {
    const theirs = begunReport(report);
    const fields = report.activities.flatMap((activity) => {
      const saved = wordsOf(activity, entryOf(theirs, activity));
      return wordsOf(activity, entryOf(mine, activity)).map(({ label, words }, n) => ({
        field: `${activity.activityId} ${n}`,
        label: `${name(activity.title)} · ${label}`,
        mine: words,
        theirs: saved[n]!.words,
      }));
    });
    const achievements = {
      field: 'achievements',
      label: t('plan-report.achievements'),
      mine: mine.achievements,
      theirs: theirs.achievements,
    };
    return [...fields, achievements].filter((field) => field.mine !== field.theirs);
  };
}
