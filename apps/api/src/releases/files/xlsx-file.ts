import JSZip from 'jszip';
import type { ReleaseSheet } from './release-sheet';

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
/** A zip says when each part was made; here none of them says anything. */
const noTime = new Date(Date.UTC(1980, 0, 1));

/** Places in `styles.xml`. */
const style = { text: 0, heading: 1, number: 2, sign: 3, total: 4 } as const;

interface Cell {
  readonly value: string | number;
  readonly style: number;
}

/**
 * A release as a workbook (ECMA-376): the table, and beside it a sheet with definition, coverage, method and dates. Written part by part,
 * so that nothing is in it that a reader does not see: no hidden sheet, no cached value, no name or time of whoever made it.
 *
 * @returns equal bytes for an equal sheet
 */
export async function xlsxFile(
  sheet: ReleaseSheet,
  { rtl, names, language }: { readonly rtl: boolean; readonly names: readonly [string, string]; readonly language: string },
): Promise<Buffer> {
  const table: Cell[][] = [
    [{ value: sheet.title, style: style.heading }],
    sheet.headings.map((value) => ({ value, style: style.heading })),
    ...sheet.lines.map(({ codes, words, figure }): Cell[] => [
      ...words.map((value) => ({ value, style: codes.includes(null) ? style.total : style.text })),
      figure === null ? { value: 'held', style: style.sign } : { value: figure, style: style.number },
    ]),
  ];
  const notes: Cell[][] = sheet.notes.map(({ label, value }) => [
    { value: label, style: style.heading },
    { value, style: style.text },
  ]);
  const widths = [...sheet.dimensions.map(() => 30), 16];
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations([
      [`${office}/officeDocument`, 'xl/workbook.xml'],
      [`${packaged}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': `${xml}<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(sheet.title)}</dc:title><dc:language>${language}</dc:language></cp:coreProperties>`,
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      [`${office}/worksheet`, 'worksheets/sheet1.xml'],
      [`${office}/worksheet`, 'worksheets/sheet2.xml'],
      [`${office}/styles`, 'styles.xml'],
    ]),
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': worksheet(table, { rtl, widths, frozen: 2 }),
    'xl/worksheets/sheet2.xml': worksheet(notes, { rtl, widths: [26, 90], frozen: 0 }),
  };
  const zip = new JSZip();
  for (const [name, content] of Object.entries(parts)) zip.file(name, content, { date: noTime, createFolders: false });
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'DOS' });
}

const contentTypes = `${xml}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${(
  [
    ['/xl/workbook.xml', 'spreadsheetml.sheet.main'],
    ['/xl/worksheets/sheet1.xml', 'spreadsheetml.worksheet'],
    ['/xl/worksheets/sheet2.xml', 'spreadsheetml.worksheet'],
    ['/xl/styles.xml', 'spreadsheetml.styles'],
  ] as const
)
  .map(([part, type]) => `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`)
  .join('')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

/** In the order of `style`. */
const styles = `${xml}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5">${[
  '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  '<xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf>',
  '<xf numFmtId="3" applyNumberFormat="1"/>',
  '<xf applyAlignment="1"><alignment horizontal="right"/></xf>',
  '<xf fontId="1" applyFont="1"/>',
].join('')}</cellXfs></styleSheet>`;

const relations = (of: readonly (readonly [string, string])[]): string =>
  `${xml}<Relationships xmlns="${packaged}/relationships">${of
    .map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

function worksheet(
  rows: readonly (readonly Cell[])[],
  { rtl, widths, frozen }: { readonly rtl: boolean; readonly widths: readonly number[]; readonly frozen: number },
): string {
  const pane = frozen === 0 ? '' : `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`;
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('');
  const body = rows
    .map((cells, row) => `<row r="${row + 1}">${cells.map((cell, column) => written(cell, `${letter(column)}${row + 1}`)).join('')}</row>`)
    .join('');
  return `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView${rtl ? ' rightToLeft="1"' : ''} workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns}</cols><sheetData>${body}</sheetData></worksheet>`;
}

/** A text is a text: what begins like a formula is none. */
const written = ({ value, style: at }: Cell, place: string): string =>
  typeof value === 'number'
    ? `<c r="${place}" s="${at}"><v>${value}</v></c>`
    : `<c r="${place}" s="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;

/** A table has at most four columns. */
const letter = (column: number): string => 'ABCDEFGH'[column]!;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);
