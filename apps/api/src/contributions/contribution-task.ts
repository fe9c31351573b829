import type { RowColumn, RowFile, RowGroup, RowRefusal } from '@himaya/disclosure';

/** Rows to be made alike enough, with all that must be known for it. */
export interface ContributionTask {
  readonly columns: readonly RowColumn[];
  readonly groups: readonly RowGroup[];
}

export type ContributionRows = RowFile | { readonly refused: RowRefusal };
