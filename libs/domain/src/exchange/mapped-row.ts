import type { OpenCaseBody } from '../cases/types';
import type { IdentificationStatus } from '../identification/codes';
import type { FieldProblem } from '../shared/outcome';

/** What a source row becomes: the body of a case and the status its source gave the person. */
export interface MappedCase {
  readonly case: OpenCaseBody;
  readonly identificationStatus: IdentificationStatus;
}

/**
 * One wrong cell. `path` is the column's header as the file shows it. `word` is the text that was not understood, set
 * for coded columns only: a wrong text in a name or date column is personal and is never repeated.
 */
export interface CellProblem extends FieldProblem {
  readonly word?: string;
}

/** Something of a mapped row that our case could not hold, by column and reason; the row is imported all the same. */
export type CellNote = CellProblem;

/** A row of a source, mapped, or all that is wrong with it. */
export type MappedRow =
  | { readonly ok: true; readonly value: MappedCase; readonly notes: readonly CellNote[] }
  | { readonly ok: false; readonly errors: readonly CellProblem[] };

/** One line of the column mapping shown before an import. */
export interface ColumnMapping {
  /** Where the column stands: a letter in a workbook, its place from 1 in a CSV. */
  readonly column: string;
  readonly header: string;
  /** Path in the case's body, or null where the column is not imported. */
  readonly field: string | null;
  /** How values are read, or why they are not. */
  readonly how: string;
}

/** A cell as a workbook holds it; `error` is a formula's failure such as `#N/A`. */
export type Cell = string | number | boolean | Date | null | { readonly error: string };

/** The alias of an imported person: it names the row, so it identifies nobody. */
export function aliasOfRow(row: number): string {
  return `row ${row}`;
}
