import { open } from 'node:fs/promises';
import { openCsv } from './open-csv';
import { SourceProblem, type Source } from './source';

const zipMagic = Buffer.from('PK\u0003\u0004', 'latin1');
/** What binary spreadsheets of before 2007 and encrypted new ones begin with. */
const compoundFileMagic = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * Opens a file as what its bytes say it is; its name is not looked at, so a macro workbook under any name is only ever
 * read for its cells.
 *
 * @throws {SourceProblem} where it is no table this import knows
 * @throws {NodeJS.ErrnoException} where it cannot be opened
 */
export async function openSource(file: string): Promise<Source> {
  const start = await firstBytes(file);
  if (start.length === 0) throw new SourceProblem('file.empty');
  if (start.subarray(0, zipMagic.length).equals(zipMagic)) {
    // Loaded when needed: the workbook reader costs more to load than a CSV costs to import.
    const { openWorkbook } = await import('./open-workbook');
    return openWorkbook(file);
  }
  if (start.subarray(0, compoundFileMagic.length).equals(compoundFileMagic)) throw new SourceProblem('file.encrypted-or-old-workbook');
  if (start.includes(0)) throw new SourceProblem('file.unknown-format');
  return openCsv(file);
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
