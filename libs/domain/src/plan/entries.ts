import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import { boundsOf } from './bounds';
import { faultsOfFigureParts, type ReportBreakdown } from './breakdowns';
import type { SavePlanReportBody } from './types';

/** What a measure that a report fills in asks of its figures. */
export interface ReportedMeasure {
  readonly id: string;
  readonly unit: string;
  readonly breakdowns: readonly ReportBreakdown[];
}

const tooLarge = (figure: number | null, { unit }: ReportedMeasure, path: string): FieldProblem[] =>
  figure !== null && figure > boundsOf(unit).most ? [{ path, code: 'number.too-large' }] : [];

/**
 * Do the entries fit the activities they name, and the duties what is owed: each of them once, as many figures as are asked for, none above what
 * there can be of its unit, and broken down only wholly?
 * @param reported the measures that each activity of the report asks for, @param owed those that the body owes by duty
 */
export function decideEntries(
  { entries, duties = [] }: SavePlanReportBody,
  reported: ReadonlyMap<string, readonly ReportedMeasure[]>,
  owed: readonly ReportedMeasure[],
): Outcome<null> {
  const ofEntries = entries.flatMap((entry, n): FieldProblem[] => {
    const measures = reported.get(entry.activityId);
    const again = entries.findIndex(({ activityId }) => activityId === entry.activityId) !== n;
    if (measures === undefined || again) return [{ path: `entries.${n}.activityId`, code: 'code.unknown' }];
    if (measures.length !== entry.figures.length) return [{ path: `entries.${n}.figures`, code: 'list.length' }];
    const figures = measures.map((measure, of) => ({ ...measure, figure: entry.figures[of]! }));
    return [
      ...figures.flatMap((measure, of) => tooLarge(measure.figure, measure, `entries.${n}.figures.${of}`)),
      ...faultsOfFigureParts(figures, entry.parts ?? [], `entries.${n}.parts`),
    ];
  });
  const ofDuties = duties.flatMap((duty, n): FieldProblem[] => {
    const measure = owed.find(({ id }) => id === duty.measure);
    const again = duties.findIndex((other) => other.measure === duty.measure) !== n;
    if (measure === undefined || again) return [{ path: `duties.${n}.measure`, code: 'code.unknown' }];
    const parts = (duty.parts ?? []).map((part) => ({ ...part, measure: duty.measure }));
    return [
      ...tooLarge(duty.figure, measure, `duties.${n}.figure`),
      ...faultsOfFigureParts([{ ...measure, figure: duty.figure }], parts, `duties.${n}.parts`),
    ];
  });
  const errors = [...ofEntries, ...ofDuties];
  return errors.length > 0 ? refuse('body.invalid', { errors }) : allow(null);
}
