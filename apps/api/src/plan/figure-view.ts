import { breakdownsOf, isJump, suggestedFigure, type KnownOfMonth, type PlanFigureView, type ReportedMeasure } from '@himaya/domain';
import { measures } from '@himaya/domain/reference';
import { measureRef } from './plan.presenter';
import type { PartRow } from './report.store';

const listed = new Map(measures.map((measure) => [measure.id, measure]));

/** What a report asks of a measure. */
export function reportedMeasure(id: string): ReportedMeasure {
  const measure = listed.get(id);
  return { id, unit: measure?.unit ?? 'count', breakdowns: measure === undefined ? [] : breakdownsOf(measure) };
}

/** A figure as a report shows it. */
export interface SaidFigure {
  readonly value: number | null;
  readonly last: number | null;
  readonly base: number | null;
  readonly parts: readonly PartRow[];
  readonly known: KnownOfMonth;
}

export function figureView(id: string, { value, last, base, parts, known }: SaidFigure): PlanFigureView {
  const { unit, breakdowns } = reportedMeasure(id);
  return {
    measure: measureRef(id),
    value,
    last,
    base,
    jump: isJump(value, base, unit),
    suggested: suggestedFigure({ id, aggregation: listed.get(id)?.aggregation ?? null }, last, known),
    breakdowns: breakdowns.map(({ id: dimension, categories }) => ({
      id: dimension,
      words: categories.name,
      categories: categories.codes,
    })),
    parts: parts.filter(({ measure }) => measure === id).map(({ dimension, category, figure }) => ({ dimension, category, figure })),
  };
}
