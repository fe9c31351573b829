import type { Cell } from '@himaya/domain/exchange';
import { readXml } from './read-xml';
import { unescaped } from './workbook-tables';

export interface SheetRow {
  /** Number of the row as the sheet shows it, from 1. */
  readonly number: number;
  /** From column A on; without holes. */
  readonly cells: readonly Cell[];
}

export interface CellTables {
  readonly texts: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
}

/** Columns a sheet can have. */
const mostColumns = 16_384;
/** Workbook day 0 in milliseconds, and how many days later the counting from 1904 begins. */
const dayZero = Date.UTC(1899, 11, 30);
const daysTo1904 = 1462;

/** Reads a sheet's rows as they are unpacked. Of a formula only its stored result counts; it is not worked out anew. */
export async function* readSheetRows(chunks: AsyncIterable<Uint8Array>, tables: CellTables): AsyncGenerator<SheetRow> {
  const ready: SheetRow[] = [];
  let number = 0;
  let cells: Cell[] = [];
  let column = -1;
  let type = 'n';
  let style = 0;
  let text: string | null = null;
  let collects = false;
  let aside = false;

  const reading = readXml(chunks, {
    open(name, { r: reference, t, s }) {
      if (name === 'row') {
        number = reference === undefined ? number + 1 : Number(reference);
        cells = [];
        column = -1;
      } else if (name === 'c') {
        column = reference === undefined ? column + 1 : columnOf(reference);
        type = t ?? 'n';
        style = Number(s ?? 0);
        text = null;
      } else if (name === 'rPh') aside = true;
      collects = name === 'v' || (name === 't' && !aside);
      if (collects) text ??= '';
    },
    text(part) {
      if (collects) text = (text ?? '') + part;
    },
    close(name) {
      collects = false;
      if (name === 'rPh') aside = false;
      if (name === 'c' && text !== null && column >= 0 && column < mostColumns) {
        while (cells.length < column) cells.push(null);
        cells[column] = cellOf(text, type, tables.dateStyles[style] ?? false, tables);
      }
      if (name === 'row') ready.push({ number, cells });
    },
  });
  for await (const _ of reading) yield* ready.splice(0);
}

function cellOf(text: string, type: string, isDate: boolean, { texts, from1904 }: CellTables): Cell {
  switch (type) {
    case 's':
      return texts[Number(text)] ?? { error: 'unreadable' };
    case 'str':
    case 'inlineStr':
      return unescaped(text);
    case 'b':
      return text.trim() === '1';
    case 'e':
      return { error: text };
    // A date as ISO text, which some programs write.
    case 'd':
      return text.trim();
    default: {
      const value = Number(text);
      if (text.trim() === '' || Number.isNaN(value)) return null;
      return isDate ? new Date(dayZero + Math.round((value + (from1904 ? daysTo1904 : 0)) * 86_400) * 1000) : value;
    }
  }
}

/** Index of the column of a reference such as `AB12`: A is 0. */
function columnOf(reference: string): number {
  let index = 0;
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? '') index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
