import type { Dimension, Fact, Figure } from '@himaya/disclosure';
import type { AskedRounding, Kinship, ReleaseMethod, ReleaseRefusal, ReleaseRounding } from '@himaya/domain';

/** A released table as it lies in the database. */
export interface FrozenTable {
  readonly dimensions: readonly Dimension[];
  readonly cells: readonly { readonly at: Readonly<Record<string, string>>; readonly figure: Figure }[];
  readonly namesBodies: boolean;
  readonly rounded: ReleaseRounding | null;
}

/** Published tables of a measure whose people are among those of the table, or around them. */
export interface KinTables {
  readonly kinship: Kinship;
  readonly scope: string;
  /** What is told of all that are counted, where it is sensitive. */
  readonly tells: readonly string[];
  readonly facts: readonly Fact[];
  readonly tables: readonly FrozenTable[];
}

/** A table to be made safe, with all that must be known for it. */
export interface TableTask {
  readonly scope: string;
  /** What is told of all that are counted, where it is sensitive. */
  readonly tells: readonly string[];
  /** Dimensions of the table, in its order. */
  readonly by: readonly string[];
  /** Those, and those of earlier releases about the same persons. */
  readonly dimensions: readonly Dimension[];
  readonly namesBodies: boolean;
  readonly facts: readonly Fact[];
  /** Facts of the three years up to the period's end: what is rare in them is merged. */
  readonly history: readonly Fact[];
  readonly earlier: readonly FrozenTable[];
  readonly kin: readonly KinTables[];
  readonly rounding: AskedRounding;
  /** How long the integer programme may look. */
  readonly seconds: number;
}

export type ProtectedTable =
  | {
      readonly dimensions: readonly Dimension[];
      readonly cells: FrozenTable['cells'];
      readonly method: ReleaseMethod;
      readonly rounded: ReleaseRounding;
    }
  | { readonly refusal: ReleaseRefusal; readonly coarser: readonly string[] | null };
