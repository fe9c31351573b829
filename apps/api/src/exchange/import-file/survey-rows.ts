import type { CellNote } from '@himaya/domain/exchange';
import type { ErrorReport } from './error-report';
import type { Source } from './source';

/** What a first reading of the whole file found; nothing of the rows themselves is kept. */
export interface Survey {
  readonly read: number;
  readonly bad: number;
  /** Number of the last row; larger than `read` where empty rows lie between. */
  readonly lastRow: number;
  /** How many rows lost the same thing in the mapping, by column, reason and word. */
  readonly notes: ReadonlyMap<string, number>;
}

/** Kinds of notes told apart before the rest is counted together: words are the file's, and there may be many. */
const kindsAtMost = 500;

/** Reads and maps every row and reports what is wrong with each. */
export async function surveyRows(source: Source, report: ErrorReport): Promise<Survey> {
  const notes = new Map<string, number>();
  let read = 0;
  let bad = 0;
  let lastRow = 0;
  for await (const { row, place, mapped } of source.rows()) {
    read += 1;
    lastRow = row;
    if (!mapped.ok) {
      bad += 1;
      await report.add(row, place, mapped.errors);
    } else {
      for (const note of mapped.notes) count(notes, note);
    }
  }
  return { read, bad, lastRow, notes };
}

function count(notes: Map<string, number>, { path, code, word }: CellNote): void {
  const exact = `${path}: ${code}${word === undefined ? '' : ` "${word}"`}`;
  const kind = notes.has(exact) || notes.size < kindsAtMost ? exact : `${path}: ${code}`;
  notes.set(kind, (notes.get(kind) ?? 0) + 1);
}
