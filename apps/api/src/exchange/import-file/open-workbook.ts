import { isEmptyHtcdsRow, mapHtcdsRow, resolveHtcdsHeaders, type Cell, type HtcdsLayout } from '@himaya/domain/exchange';
import { readSheetRows, type SheetRow } from './sheet-rows';
import { SourceProblem, type Source, type SourceRow } from './source';
import { openPackage } from './workbook-package';
import { readDateStyles, readSharedTexts } from './workbook-tables';

const headerRows = 2;

/**
 * Opens a workbook, with macros or without, and finds in it the first sheet with the headers of an HTCDS case sheet.
 * Only the cells' stored values are read: macros stay bytes that nobody looks at, formulas are not worked out anew,
 * links are not followed.
 *
 * @throws {SourceProblem} `file.unreadable` where it is no workbook, `import.mapping` where no sheet is a case sheet
 */
export async function openWorkbook(file: string): Promise<Source> {
  const sheets = await openSheets(file);
  const layouts: { readonly rows: () => AsyncIterable<SheetRow>; readonly layout: ReturnType<typeof resolveHtcdsHeaders> }[] = [];
  for (const rows of sheets) {
    const [first, second] = await readHeader(rows());
    const layout = resolveHtcdsHeaders(first, second);
    if (layout.ok) {
      const { mapping, warnings } = layout.value;
      return { format: 'htcds-workbook', mapping, warnings, rows: () => mapRows(rows(), layout.value) };
    }
    layouts.push({ rows, layout });
  }
  // The sheet that nearly was one has more to tell than those that are none.
  const refusals = layouts.flatMap(({ layout }) => (layout.ok ? [] : [layout]));
  const nearest = refusals.find(({ errors }) => errors?.[0]?.code !== 'header.not-found') ?? refusals[0];
  throw new SourceProblem(nearest?.problem ?? 'file.unreadable', nearest?.errors);
}

/** For each sheet a way to read its rows from the first one. */
async function openSheets(file: string): Promise<readonly (() => AsyncIterable<SheetRow>)[]> {
  return readable(async () => {
    const workbook = await openPackage(file);
    const tables = {
      texts: workbook.sharedStrings === undefined ? [] : await readSharedTexts(workbook.part(workbook.sharedStrings)),
      dateStyles: workbook.styles === undefined ? [] : await readDateStyles(workbook.part(workbook.styles)),
      from1904: workbook.from1904,
    };
    return workbook.sheets.map(
      ({ path }) =>
        () =>
          readSheetRows(workbook.part(path), tables),
    );
  });
}

async function readHeader(rows: AsyncIterable<SheetRow>): Promise<[readonly Cell[], readonly Cell[]]> {
  const header: [readonly Cell[], readonly Cell[]] = [[], []];
  await readable(async () => {
    for await (const { number, cells } of rows) {
      if (number > headerRows) break;
      header[number - 1] = cells;
    }
  });
  return header;
}

async function* mapRows(rows: AsyncIterable<SheetRow>, layout: HtcdsLayout): AsyncGenerator<SourceRow> {
  const iterator = rows[Symbol.asyncIterator]();
  for (;;) {
    const next = await readable(() => iterator.next());
    if (next.done === true) return;
    const { number, cells } = next.value;
    if (number < layout.firstDataRow || isEmptyHtcdsRow(layout, cells)) continue;
    const row = number - layout.firstDataRow + 1;
    yield { row, place: `sheet row ${number}`, mapped: mapHtcdsRow(layout, cells, row) };
  }
}

/** Errors of the file system keep their code; those of unpacking and of XML would quote the file. */
async function readable<T>(reading: () => Promise<T>): Promise<T> {
  try {
    return await reading();
  } catch (error) {
    throw error instanceof SourceProblem || (error instanceof Error && 'syscall' in error) ? error : new SourceProblem('file.unreadable');
  }
}
