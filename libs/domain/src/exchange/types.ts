import type { ImportId } from '../shared/ids';
import type { OpenCaseBody } from '../cases/types';
import type { IdentificationStatus } from '../identification/codes';
import type { FieldProblem } from '../shared/outcome';

/** Opens (or takes up again) the import of one file, known by the SHA-256 of its bytes. */
export interface StartImportBody {
  /** 64 hexadecimal digits. */
  readonly fileHash: string;
  readonly format: 'uk-nrm-csv' | 'htcds-workbook';
  readonly rows: number;
}

export interface ImportView {
  readonly id: ImportId;
  readonly version: number;
  readonly rows: number;
  readonly imported: number;
  /** Row numbers already there, as ranges `[first, last]`, so that a second run skips them. */
  readonly done: readonly (readonly [number, number])[];
}

export interface ImportRow {
  /** Row number in the file, counted from its first data row as 1; with the file's hash it is the row's identity. */
  readonly row: number;
  readonly case: OpenCaseBody;
  readonly identificationStatus: IdentificationStatus;
}

export interface ImportRowsBody {
  readonly rows: readonly ImportRow[];
  /** Checks every row as the import would, and changes nothing. */
  readonly dryRun?: boolean;
}

export interface ImportRowsView {
  readonly imported: number;
  readonly alreadyThere: number;
  readonly refused: readonly { readonly row: number; readonly errors: readonly FieldProblem[] }[];
}
