import type { PlanFigurePart, PlanFigureView, ReportBreakdownView } from '@himaya/domain';
import { wholeNumberOf } from '../../platform/whole-number';

/** A figure as it is being written: as typed, in Latin or Arabic digits, with or without separators. */
export interface WrittenFigure {
  readonly typed: string;
  /** By `partKey`. */
  readonly parts: Readonly<Record<string, string>>;
}

export const partKey = (dimension: string, category: string): string => `${dimension} ${category}`;

/** What was said already, else what the system knows of it. */
export const writtenFigure = ({ value, suggested, parts }: PlanFigureView): WrittenFigure => ({
  typed: String(value ?? suggested?.value ?? ''),
  parts: Object.fromEntries(parts.map(({ dimension, category, figure }) => [partKey(dimension, category), String(figure)])),
});

const numbersOf = ({ id, categories }: ReportBreakdownView, { parts }: WrittenFigure): (number | null)[] =>
  categories.map((category) => wholeNumberOf(parts[partKey(id, category)] ?? ''));

/** What is wrong with a breakdown that was begun: a category without a number, or more in all than the figure. */
export function faultOf(breakdown: ReportBreakdownView, written: WrittenFigure): 'whole' | 'most' | null {
  const numbers = numbersOf(breakdown, written);
  if (numbers.every((number) => number === null)) return null;
  if (numbers.some((number) => number === null || Number.isNaN(number))) return 'whole';
  return numbers.reduce<number>((sum, number) => sum + number!, 0) > (wholeNumberOf(written.typed) ?? -1) ? 'most' : null;
}

/** The parts of every breakdown that was begun. */
export const partsOf = ({ breakdowns }: PlanFigureView, written: WrittenFigure): PlanFigurePart[] =>
  breakdowns.flatMap((breakdown) =>
    numbersOf(breakdown, written).flatMap((figure, n) =>
      figure === null ? [] : [{ dimension: breakdown.id, category: breakdown.categories[n]!, figure }],
    ),
  );

/** Can it be kept: numbers all, and each breakdown whole? */
export const isReadable = ({ breakdowns }: PlanFigureView, written: WrittenFigure): boolean =>
  !Number.isNaN(wholeNumberOf(written.typed)) && breakdowns.every((breakdown) => faultOf(breakdown, written) === null);
