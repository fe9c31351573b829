import type { FieldProblem, StartImportBody } from '@himaya/domain';
import type { ColumnMapping, MappedRow } from '@himaya/domain/exchange';

/** A row of the file: its number (its identity, with the file's hash) and where a person finds it. */
export interface SourceRow {
  readonly row: number;
  /** `line 12` of a text, `sheet row 12` of a workbook. */
  readonly place: string;
  readonly mapped: MappedRow;
}

/** A file that can be imported, its header read and understood. */
export interface Source {
  readonly format: StartImportBody['format'];
  readonly mapping: readonly ColumnMapping[];
  readonly warnings: readonly FieldProblem[];
  /** Reads the rows from the first one, one after the other; each call reads the file anew and holds no more than a few rows. */
  rows(): AsyncIterable<SourceRow>;
}

/** The file cannot be imported: `problem` says why, `errors` which columns are to blame. */
export class SourceProblem extends Error {
  constructor(
    readonly problem: string,
    readonly errors: readonly FieldProblem[] = [],
  ) {
    super(problem);
  }
}
