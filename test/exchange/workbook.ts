import { htcds } from '@himaya/domain/reference';
import { Workbook } from 'exceljs';
import JSZip from 'jszip';

/** A row of a case sheet by visible header. */
export type SheetRow = Readonly<Record<string, string | number | Date | null>>;

const { columns, sheet: sheetName, firstDataRow } = htcds.toolkit.workbook;

/**
 * Fills an HTCDS case sheet as the standard's own workbook is shaped: machine names in the hidden first row, headers in
 * the second, people from the third on, numbers in column A.
 */
export async function htcdsWorkbook(rows: readonly SheetRow[]): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet(sheetName);
  sheet.addRow([null, ...columns.map(({ hiddenName }) => hiddenName)]).hidden = true;
  sheet.addRow([null, ...columns.map(({ visibleHeader }) => visibleHeader)]);
  rows.forEach((row, index) => {
    sheet.addRow([index + 1, ...columns.map(({ visibleHeader }) => row[visibleHeader] ?? null)]);
  });
  // The standard's sheet comes with numbered empty rows below.
  for (const number of [1, 2, 3]) sheet.getCell(firstDataRow + rows.length + number, 1).value = rows.length + number;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The same workbook with its people so many times over, in rows of their own: large ones are made in a fraction of the time. */
export async function manyTimes(workbook: Buffer, times: number): Promise<Buffer> {
  const zip = await JSZip.loadAsync(workbook);
  const path = 'xl/worksheets/sheet1.xml';
  const text = (await zip.file(path)?.async('string')) ?? '';
  const rows = text.match(/<row [^]*?<\/row>/g) ?? [];
  // Not the headers, nor the numbered empty rows below.
  const people = rows.slice(firstDataRow - 1, -3);
  const again = Array.from({ length: times - 1 }, (_, time) =>
    people.map((row) =>
      row.replace(/ r="([A-Z]*)(\d+)"/g, (_all, column: string, number: string) => {
        return ` r="${column}${Number(number) + (time + 1) * people.length + 3}"`;
      }),
    ),
  );
  zip.file(
    path,
    text.replace('</sheetData>', () => `${again.flat().join('')}</sheetData>`),
  );
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** What the made-up macro part holds: no macro at all, and bytes that must never be run or read as one. */
export const macroBytes = Buffer.from('not a macro: an importer must leave this part alone', 'utf8');

/** The same workbook with a macro part, as spreadsheets save an `.xlsm`. */
export async function withMacro(workbook: Buffer): Promise<Buffer> {
  const zip = await JSZip.loadAsync(workbook);
  zip.file('xl/vbaProject.bin', macroBytes);
  await replace(zip, '[Content_Types].xml', [
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'],
    ['</Types>', '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'],
  ]);
  await replace(zip, 'xl/_rels/workbook.xml.rels', [
    [
      '</Relationships>',
      '<Relationship Id="rIdMacro" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
    ],
  ]);
  return zip.generateAsync({ type: 'nodebuffer' });
}

async function replace(zip: JSZip, path: string, changes: readonly (readonly [string, string])[]): Promise<void> {
  let text = (await zip.file(path)?.async('string')) ?? '';
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`${path} lacks ${from}`);
    text = text.replace(from, to);
  }
  zip.file(path, text);
}

const labels = (list: keyof typeof htcds.codeLists): string[] => htcds.codeLists[list].values.map(({ label }) => label);
const pick = (list: keyof typeof htcds.codeLists, index: number): string => {
  const all = labels(list);
  return all[index % all.length] ?? '';
};
const dates = [new Date('2021-03-05T00:00:00Z'), '2021-03-05', '5/3/2021', '03/2021', '2021', '2021-Q1', 44260];

/**
 * Invented people, each row a different mix of the standard's values so that every label of every imported list occurs
 * within 250 rows. `several` joins choices in one cell as the macro workbook does.
 */
export function inventedRows(count: number, several = false): SheetRow[] {
  const choice = (list: keyof typeof htcds.codeLists, index: number): string =>
    several && index % 3 === 0 ? [pick(list, index), pick(list, index + 1), pick(list, index + 2)].join('; ') : pick(list, index);
  return Array.from({ length: count }, (_, index) => ({
    'First Name': `Invented-${index + 1}`,
    'Second Name': index % 4 === 0 ? null : 'Example',
    Consent: 'Yes',
    Birthdate: index % 5 === 0 ? null : `${1960 + (index % 45)}`,
    Gender: index % 2 === 0 ? pick('gender', index) : `${pick('gender', index)}\u00a0`,
    Citizenship: choice('iso3166Alpha2', index),
    'Mobile Phone': index % 3 === 0 ? `+9647000${String(index).padStart(6, '0')}` : null,
    'Mailing Street': 'No Such Street 1',
    'Mailing State/Province': index % 2 === 0 ? 'Basrah' : null,
    'Mailing Country': index % 7 === 0 ? 'Jordan' : 'Iraq',
    'Trafficking Status': pick('traffickingStatus', index),
    'Trafficking Status Decision Making Organization': pick('decisionMakingOrg', index),
    'Method of Recruitment': choice('methodOfRecruitment', index),
    'Methods of Control': choice('methodsOfControl', index),
    'Type of Exploitation': choice('typeOfExploitation', index),
    'Forced Labour Industry': choice('isicSection', index),
    'Type of Sex Exploitation': index % 6 === 0 ? choice('typeOfSexExploitation', index) : null,
    Status: pick('caseStatus', index),
    'Incoming Referral Date': dates[index % dates.length] ?? null,
    'Incoming Referral Details': 'invented',
  }));
}
