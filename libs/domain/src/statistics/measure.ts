import type { CustodyKind } from '../proceedings/codes';
import type { LocalName } from '../shared/route';
import type { IsoDate } from '../shared/partial-date';
import type { Dimension, FactColumn } from './dimensions';
import type { FactKind } from './fact';
import type { MeasureLack } from './measure-lacks';

/** Codes a column must have; `yes` as 'true' or 'false'. A person of several forms has each of them. */
export type Where = Readonly<Partial<Record<FactColumn, readonly string[]>>>;

/**
 * How a figure comes from its facts. `persons`: distinct subjects, each once a period; `facts`: every fact; `amount`: whole dinars;
 * `median`: of hours; `ratio`: the part of the facts that also has `part`, in whole percent, or of
 * other `kinds` of facts than what they are divided by. `returned`: no fact, but the last count of
 * this kind that its bodies gave before the period ended.
 */
export type Counts =
  | { readonly of: 'persons' | 'facts' | 'amount' | 'median' }
  | { readonly of: 'ratio'; readonly part: Where; readonly kinds?: readonly FactKind[] }
  | { readonly of: 'returned'; readonly what: CustodyKind };

/**
 * When a fact counts. `month`: the fact's month lies in the period; `span`: it was so in some month of the period; `stock`: it still was
 * so when the period ended.
 */
export type DateRule = 'month' | 'span' | 'stock';

/** The rule by which a measure is computed from facts. */
export interface Computation {
  readonly kinds: readonly FactKind[];
  readonly where: Where;
  readonly date: DateRule;
  readonly counts: Counts;
  readonly dimensions: readonly Dimension[];
}

/** Why a measure has no figure from cases. */
export type NotCollected =
  /** Its bodies enter it each month; no case says it. */
  | 'monthly-report'
  /** The system keeps no record of it. */
  | 'no-record'
  /** Who did the work is in no fact, so that nobody's work can be counted out of figures. */
  | 'about-staff';

/** A measure as it is declared: once for each version. */
export interface MeasureDeclaration {
  readonly id: string;
  /** 1, 2 …: a changed definition is another version, and the one before stays and can still be asked for. */
  readonly version: number;
  /** First month whose figures this version's definition holds for. */
  readonly since: IsoDate;
  readonly source: 'case-data' | 'agency-report';
  readonly unit: string;
  readonly name: LocalName;
  readonly definition: LocalName;
  readonly computed: Computation | NotCollected;
  /** What the committee's list names and the measure does not tell apart, by the reason; a governorate is told as a region. */
  readonly lacks: readonly MeasureLack[];
  /** Measures that are shown beside it, as its definition has it. */
  readonly beside: readonly string[];
}
