import {
  planObstacles,
  planProgress,
  type PlanDutyFigure,
  type PlanFigureView,
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
import { isReadable, partKey, partsOf, writtenFigure, type WrittenFigure } from './written-figures';

/** An activity as it is being written: progress may still be open. */
export interface EntryWriting {
  readonly progress: PlanProgress | null;
  readonly figures: readonly WrittenFigure[];
  readonly evidence: string;
  readonly obstacles: readonly PlanObstacle[];
}

/** A month's report as it is being written. */
export interface ReportWriting {
  readonly entries: Readonly<Record<string, EntryWriting>>;
  /** What is owed by duty, by measure. */
  readonly duties: Readonly<Record<string, WrittenFigure>>;
  readonly achievements: string;
}

/** What was said already, else what is known: how far it had come the month before, and figures that the system has. */
const begunEntry = ({ progress, lastProgress, figures, evidence, obstacles }: PlanReportActivityView): EntryWriting => ({
  progress: progress ?? lastProgress,
  figures: figures.map(writtenFigure),
  evidence: evidence ?? '',
  obstacles,
});

export const begunReport = ({ activities, duties, achievements }: PlanReportView): ReportWriting => ({
  entries: Object.fromEntries(activities.map((activity) => [activity.activityId, begunEntry(activity)])),
  duties: Object.fromEntries(duties.map((duty) => [duty.measure.id, writtenFigure(duty)])),
  achievements: achievements ?? '',
});

/** What stands in the form of an activity; a draft that is older than the activity has nothing of it. */
export function entryOf({ entries }: ReportWriting, activity: PlanReportActivityView): EntryWriting {
  const begun = begunEntry(activity);
  const written = entries[activity.activityId] ?? begun;
  return { ...written, figures: begun.figures.map((figure, n) => written.figures[n] ?? figure) };
}

/** What stands in the form of a figure owed by duty. */
export const dutyOf = ({ duties }: ReportWriting, duty: PlanFigureView): WrittenFigure => duties[duty.measure.id] ?? writtenFigure(duty);

export const dutiesOf = (written: ReportWriting, duties: readonly PlanFigureView[]): PlanDutyFigure[] =>
  duties.map((duty) => {
    const figure = dutyOf(written, duty);
    return { measure: duty.measure.id, figure: wholeNumberOf(figure.typed), parts: partsOf(duty, figure) };
  });

/** Can what was typed be kept: numbers all, and each breakdown whole? */
export const isReportReadable = (written: ReportWriting, { activities, duties }: PlanReportView): boolean =>
  activities.every((activity) => activity.figures.every((figure, n) => isReadable(figure, entryOf(written, activity).figures[n]!))) &&
  duties.every((duty) => isReadable(duty, dutyOf(written, duty)));

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
            figures: figures.map(({ typed }) => wholeNumberOf(typed)),
            parts: activity.figures.flatMap((figure, n) =>
              partsOf(figure, figures[n]!).map((part) => ({ measure: figure.measure.id, ...part })),
            ),
            obstacles,
            evidence: evidence.trim() === '' ? null : evidence.trim(),
          },
        ];
  });

/** What differs between what was typed and what is saved, in words. */
export function useReportDifferences(): (report: PlanReportView, mine: ReportWriting) => readonly FieldOfBoth[] {
  const { t, name, code, list } = useWords();
  const measureName = useMeasureName();
  const figureWords = (figure: PlanFigureView, written: WrittenFigure): string =>
    [
      written.typed,
      ...figure.breakdowns.flatMap(({ id, words, categories }) =>
        categories.flatMap((category) => {
          const typed = written.parts[partKey(id, category)] ?? '';
          return typed === '' ? [] : [`${t(`${words}.${category}`)}: ${typed}`];
        }),
      ),
    ].join('\n');
  const wordsOf = (activity: PlanReportActivityView, entry: EntryWriting) => [
    { label: t('national-plan.progress'), words: entry.progress === null ? '' : code(planProgress, entry.progress) },
    ...activity.figures.map((figure, n) => ({ label: measureName(figure.measure), words: figureWords(figure, entry.figures[n]!) })),
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
    const duties = report.duties.map((duty) => ({
      field: `duty ${duty.measure.id}`,
      label: measureName(duty.measure),
      mine: figureWords(duty, dutyOf(mine, duty)),
      theirs: figureWords(duty, dutyOf(theirs, duty)),
    }));
    const achievements = {
      field: 'achievements',
      label: t('plan-report.achievements'),
      mine: mine.achievements,
      theirs: theirs.achievements,
    };
    return [...fields, ...duties, achievements].filter((field) => field.mine !== field.theirs);
  };
}
