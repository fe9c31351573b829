import type { LocalName } from '../shared/route';
import type { IsoDate } from '../shared/partial-date';
import type { DimensionId, FigureSign } from './codes';
import type { Counts, MeasureDeclaration, NotCollected } from './measure';

/** One way to tell a measure apart. */
export interface DimensionView {
  readonly id: DimensionId;
  /** Prefix of the messages that name its categories. */
  readonly words: string;
  readonly categories: readonly string[];
}

/** A measure and its explanation. */
export interface MeasureView {
  readonly id: string;
  readonly version: number;
  /** First month its figures hold for. */
  readonly since: IsoDate;
  readonly source: MeasureDeclaration['source'];
  readonly unit: string;
  readonly name: LocalName;
  readonly definition: LocalName;
  readonly counts: Counts['of'] | null;
  /** Null where figures can be asked for. */
  readonly notCollected: NotCollected | null;
  readonly dimensions: readonly DimensionView[];
}

/**
 * A protected figure, or a sign: `held` is "fewer than 10, or held back", `not-collected` a period before anything was collected. A
 * sign stands where a number would, never beside one (standards.md section 6).
 */
export type ProtectedFigure = number | FigureSign;

export interface StatisticsCell {
  /** A period's id. */
  readonly period: string;
  /** Category by dimension; a dimension left out is the total over it, with what is in no category. */
  readonly at: Readonly<Partial<Record<DimensionId, string>>>;
  readonly figure: ProtectedFigure;
}

/** How the figures were protected and what they are of. */
export interface StatisticsMethod {
  readonly name: 'cell-key';
  /** One standard deviation of the noise of a count. */
  readonly typicalError: number;
  /** Counts below it are held. */
  readonly threshold: number;
  /** Of whom: what was recorded in the system by the bodies connected to it. */
  readonly coverage: 'recorded-cases';
}

export interface StatisticsAnswer {
  readonly measure: Pick<MeasureView, 'id' | 'version' | 'since' | 'unit' | 'name' | 'definition'> & { readonly counts: Counts['of'] };
  readonly by: readonly DimensionView[];
  readonly periods: readonly { readonly id: string; readonly from: IsoDate; readonly to: IsoDate }[];
  /** Every cell of the table and of all its totals, in the menu's order, whatever stands in it. */
  readonly cells: readonly StatisticsCell[];
  readonly method: StatisticsMethod;
}
