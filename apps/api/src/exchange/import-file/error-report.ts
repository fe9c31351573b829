import { open, type FileHandle } from 'node:fs/promises';
import type { CellProblem } from '@himaya/domain/exchange';

/** How many errors the screen gets; the rest go to the errors file only. */
const shownAtMost = 50;

/**
 * Tells the errors of rows: the first fifty on the screen, all of them in a CSV where one is asked for. It repeats a word
 * of the file only where the mapping gave one, which it does for coded columns alone.
 */
export class ErrorReport {
  private errors = 0;

  private constructor(
    private readonly print: (line: string) => void,
    private readonly list: FileHandle | null,
  ) {}

  /**
   * @param file where the full list goes; readable by its owner only, an earlier list is replaced
   * @throws {NodeJS.ErrnoException} where it cannot be written
   */
  static async open(print: (line: string) => void, file: string | null): Promise<ErrorReport> {
    const list = file === null ? null : await open(file, 'w', 0o600);
    await list?.write('row,place,column,code,word\r\n');
    return new ErrorReport(print, list);
  }

  async add(row: number, place: string, problems: readonly CellProblem[]): Promise<void> {
    for (const { path, code, word } of problems) {
      this.errors += 1;
      if (this.errors <= shownAtMost)
        this.print(`  row ${row} (${place}), ${path}: ${code}${word === undefined ? '' : ` "${printable(word)}"`}`);
      await this.list?.write(`${[String(row), place, path, code, word ?? ''].map(csvCell).join(',')}\r\n`);
    }
  }

  /** Closes the list and says how much of it the screen did not show. */
  async close(): Promise<void> {
    if (this.errors > shownAtMost) {
      const where = this.list === null ? 'give --errors <file.csv> for the full list' : 'the full list is in the errors file';
      this.print(`  … and ${this.errors - shownAtMost} more errors; ${where}`);
    }
    await this.list?.close();
  }
}

/** A word of a file must not steer the terminal. */
function printable(word: string): string {
  return word.replace(/[\p{Cc}\p{Cf}]/gu, '\ufffd');
}

/** Quoted; with a leading apostrophe where a spreadsheet would take the text for a formula. */
function csvCell(text: string): string {
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
