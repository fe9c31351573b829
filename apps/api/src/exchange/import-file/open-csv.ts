import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { mapUkNrmHeader, mapUkNrmRecord, ukNrmColumns, type MappedRow, type UkNrmRecord } from '@himaya/domain/exchange';
import { CsvError, parse } from 'csv-parse';
import { SourceProblem, type Source, type SourceRow } from './source';

/** Longest record in characters: a stray quote must not pull the rest of the file into memory. */
const longestRecord = 65_536;

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Opens a CSV of referral records (see `uk-nrm.ts`), UTF-8 with or without byte order mark.
 *
 * @throws {SourceProblem} `file.unreadable` where it is no CSV, `import.mapping` where the columns are not those of the source
 */
export async function openCsv(file: string): Promise<Source> {
  const header = await readHeader(file);
  const mapping = mapUkNrmHeader(header);
  if (!mapping.ok) throw new SourceProblem(mapping.problem, mapping.errors);
  return { format: 'uk-nrm-csv', mapping: mapping.value, warnings: [], rows: () => readRows(file, header) };
}

async function readHeader(file: string): Promise<readonly string[]> {
  for await (const { record } of readRecords(file)) return record.map((name) => name.trim());
  throw new SourceProblem('file.empty');
}

async function* readRows(file: string, header: readonly string[]): AsyncGenerator<SourceRow> {
  const places = ukNrmColumns.map((column) => [column, header.indexOf(column)] as const);
  let row = 0;
  for await (const { record, info } of readRecords(file)) {
    if (row > 0) yield { row, place: `line ${info.lines}`, mapped: mapCells(record, row) };
    row += 1;
  }

  function mapCells(cells: readonly string[], number: number): MappedRow {
    if (cells.length !== header.length) return { ok: false, errors: [{ path: 'row', code: 'row.cell-count' }] };
    const record = Object.fromEntries(places.map(([column, index]) => [column, cells[index] ?? '']));
    return mapUkNrmRecord(record as UkNrmRecord, number);
  }
}

async function* readRecords(file: string): AsyncGenerator<CsvRecord> {
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: longestRecord });
  // The callback is the stream's; errors arrive at the loop below.
  pipeline(createReadStream(file), parser, () => undefined);
  try {
    for await (const record of parser) yield record as CsvRecord;
  } catch (error) {
    // The parser's own message would quote the file.
    throw error instanceof CsvError ? new SourceProblem('file.unreadable') : error;
  } finally {
    parser.destroy();
  }
}
