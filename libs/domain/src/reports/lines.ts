import type { PlanAxisView } from '../plan/types';
import type { IsoDate } from '../shared/partial-date';
import type { ActivityLine, AxisLine, CommitteeReportLine } from './types';

/** The axes and activities of a plan as they stood at the end of a month. */
export const planLines = (month: IsoDate, axes: readonly PlanAxisView[]): (AxisLine | ActivityLine)[] =>
  axes.flatMap(({ number: axis, name, mean, activities }): (AxisLine | ActivityLine)[] => [
    { kind: 'axis', month, axis, name, mean },
    ...activities
      .filter(({ retired }) => !retired)
      .map(
        ({ id, number, title, target, reached, ratio }): ActivityLine => ({
          kind: 'activity',
          axis,
          number,
          id,
          title,
          target,
          reached,
          ratio,
        }),
      ),
  ]);

/** A quarter is what its months' frozen reports say: who reported and each axis month by month, the activities as the last of them left them. */
export const quarterLines = (months: readonly (readonly CommitteeReportLine[])[]): CommitteeReportLine[] => [
  ...months.flatMap((lines) => lines.filter(({ kind }) => kind === 'members' || kind === 'axis')),
  ...(months.at(-1) ?? []).filter(({ kind }) => kind === 'activity'),
];

/** As the public may know it: ratios in steps of five percent, rounded down, and no count they were reckoned from. */
export function publicLine(line: AxisLine | ActivityLine): AxisLine | ActivityLine {
  const stepped = (ratio: number | null): number | null =>
    ratio === null ? null : Math.floor((Math.min(1, Math.max(0, ratio)) * 100) / 5) / 20;
  return line.kind === 'axis'
    ? { ...line, mean: stepped(line.mean) }
    : { ...line, target: null, reached: null, ratio: stepped(line.ratio) };
}
