import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import { htcds } from '../reference';
import { spaced } from './htcds-choices';
import { fieldUses } from './htcds-fields';
import type { Cell, ColumnMapping } from './mapped-row';

/** The columns of a sheet, resolved: which field of the standard stands where. */
export interface HtcdsLayout {
  /** Index of the cell (0 is column A) and header as shown, by field. */
  readonly columns: ReadonlyMap<string, { readonly index: number; readonly header: string }>;
  /** Row of the sheet, from 1, that holds the first person. */
  readonly firstDataRow: number;
  readonly mapping: readonly ColumnMapping[];
  /** Headers that had to be decided: `path` is the column's letter. */
  readonly warnings: readonly FieldProblem[];
}

interface Header {
  readonly index: number;
  readonly shown: string;
  readonly byLabel: string | undefined;
  readonly byName: string | undefined;
}

const { workbook, fieldAliases } = htcds.toolkit;
const names = new Map(
  [...htcds.fields.map(({ id }) => [id, id] as const), ...Object.entries(fieldAliases)].map(([name, field]) => [name.toLowerCase(), field]),
);
// A label is looked up in the standard, not by the hidden name beside it: four of those are wrong and one is missing.
const shownInWorkbook = new Set<string | null>(workbook.columns.map(({ visibleHeader }) => visibleHeader));
const labels = new Map(
  htcds.fields
    .filter(({ standardLabel }) => shownInWorkbook.has(standardLabel))
    .map(({ id, standardLabel }) => [String(standardLabel).toLowerCase(), id]),
);

/**
 * Finds the header rows of a sheet (machine names in a hidden first row and labels below them, or one row of either)
 * and says which column holds which field. The visible header is trusted over the hidden name, because that is what the
 * person who typed the row saw; every disagreement is a warning.
 */
export function resolveHtcdsHeaders(first: readonly Cell[], second: readonly Cell[]): Outcome<HtcdsLayout> {
  const two = countKnown(second) >= 2;
  if (!two && countKnown(first) < 2) return refuse('import.mapping', { errors: [{ path: 'header', code: 'header.not-found' }] });
  const hidden = two ? first : [];
  const visible = two ? second : first;
  const headers = Array.from({ length: Math.max(hidden.length, visible.length) }, (_, index) =>
    readHeader(index, hidden[index], visible[index]),
  );

  const warnings: FieldProblem[] = [];
  const resolved = headers.map((header) => ({ ...header, field: decide(header, headers, warnings) }));
  const columns = new Map<string, { index: number; header: string }>();
  const errors: FieldProblem[] = [];
  for (const { index, shown, field } of resolved) {
    if (field === undefined) continue;
    if (columns.has(field)) errors.push({ path: columnLetter(index), code: 'column.duplicate' });
    columns.set(field, { index, header: shown });
  }
  if (!columns.has('cas_IncomingReferralDate')) errors.push({ path: 'Incoming Referral Date', code: 'column.missing' });
  if (errors.length > 0) return refuse('import.mapping', { errors });

  const mapping = resolved
    .filter(({ shown }) => shown !== '')
    .map(({ index, shown, field }) => ({ column: columnLetter(index), header: shown, ...useOf(field) }));
  return allow({ columns, firstDataRow: two ? 3 : 2, mapping, warnings });
}

/** Letters of a workbook column: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}

function readHeader(index: number, hidden: Cell | undefined, visible: Cell | undefined): Header {
  const label = typeof visible === 'string' ? spaced(visible) : '';
  const name = typeof hidden === 'string' ? spaced(hidden) : '';
  return {
    index,
    shown: label === '' ? name : label,
    byLabel: labels.get(label.toLowerCase()) ?? names.get(label.toLowerCase()),
    byName: names.get(name.toLowerCase()),
  };
}

function decide(header: Header, all: readonly Header[], warnings: FieldProblem[]): string | undefined {
  const { byLabel, byName } = header;
  const warn = (code: string): void => void warnings.push({ path: columnLetter(header.index), code });
  if (byLabel === undefined) {
    if (byName !== undefined) warn('header.by-hidden-name');
    return byName;
  }
  if (byName === undefined || byName === byLabel) return byLabel;
  // The survey form shows its position column under the family name's header: only then does the hidden name decide.
  const shared = all.some((other) => other !== header && other.byLabel === byLabel && other.byName === byLabel);
  warn(shared ? 'header.duplicate' : 'header.disagrees');
  return shared ? byName : byLabel;
}

function countKnown(cells: readonly Cell[]): number {
  return cells.filter(
    (cell) => typeof cell === 'string' && (labels.has(spaced(cell).toLowerCase()) || names.has(spaced(cell).toLowerCase())),
  ).length;
}

function useOf(field: string | undefined): Pick<ColumnMapping, 'field' | 'how'> {
  if (field === undefined) return { field: null, how: 'not a field of HTCDS 2.0' };
  return fieldUses[field] ?? { field: null, how: 'no place for it yet' };
}
