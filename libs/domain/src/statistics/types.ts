import type { LocalName } from '../shared/route';
import type { IsoDate } from '../shared/partial-date';
import type { DimensionId, FigureSign } from './codes';
import type { MeasureLack } from './measure-lacks';
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
  /** What it does not tell apart, by the reason. */
  readonly lacks: readonly MeasureLack[];
  /** Ids of measures that tell what its definition shows beside it. */
  readonly beside: readonly string[];
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

/** A published table that an answer took figures or signs from. */
export interface AnsweringRelease {
  readonly id: string;
  /** The period's id. */
  readonly period: string;
  readonly revision: number;
  /** ISO instant. */
  readonly publishedAt: string;
}

/** That late and corrected records changed a period that was over, and the month at whose turn the last of them went in together. */
export interface PeriodRevision {
  /** The period's id. */
  readonly period: string;
  /** First day of the month. */
  readonly month: IsoDate;
}

/** How the figures were protected and what they are of. */
export interface StatisticsMethod {
  /** `release`: every cell is a published table's. */
  readonly name: 'cell-key' | 'release';
  /** Those whose figures stand here, period by period. */
  readonly releases: readonly AnsweringRelease[];
  /** The periods that were revised since they were over. */
  readonly revisions: readonly PeriodRevision[];
  /** One standard deviation of the noise of a count. */
  readonly typicalError: number;
  /** Counts below it are held. */
  readonly threshold: number;
  /** Of whom: what was recorded in the system by the bodies connected to it, or what its body counted and gave. */
  readonly coverage: 'recorded-cases' | 'returned-counts';
}

/** What was done to a figure: nothing, noise, noise and rounding in a published table that it is taken from, or a sign in its place. */
export type Protection = 'none' | 'perturbed' | 'released' | 'suppressed';

/** A cell as it is answered: its category of each dimension beside the figure, null under a sign. A total lacks the dimensions it sums over. */
export type AnswerCell = Readonly<Partial<Record<DimensionId, string>>> & {
  readonly period: string;
  readonly value: number | null;
  readonly protection: Protection;
  readonly sign: FigureSign | null;
};

/** What an answer is of, for whoever shows it. */
export type MeasureAnswered = Pick<MeasureView, 'id' | 'version' | 'since' | 'unit' | 'name' | 'definition'> & {
  readonly counts: Counts['of'];
};

export interface StatisticsAnswer {
  readonly measure: string;
  readonly by: readonly DimensionId[];
  /** As they were asked for. */
  readonly from: string;
  readonly to: string;
  /** Every cell of the table in the menu's order, whatever stands in it. */
  readonly cells: readonly AnswerCell[];
  /** Every total of it, in the same order; none where nothing is told apart. */
  readonly totals: readonly AnswerCell[];
  readonly method: StatisticsMethod;
  readonly about: MeasureAnswered;
  readonly dimensions: readonly DimensionView[];
  /** Those that are over: what still runs is answered once it is. */
  readonly periods: readonly { readonly id: string; readonly from: IsoDate; readonly to: IsoDate }[];
}
