import { createHash } from 'node:crypto';
import { Workbook } from 'exceljs';
import JSZip from 'jszip';
import { pdfText } from './pdf-text';

export interface FetchedFile {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** A file as it came over the line. */
export async function fetchedFile(address: string, headers: Readonly<Record<string, string>> = {}): Promise<FetchedFile> {
  const answer = await fetch(address, { headers });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The parts of a workbook, unpacked, by their paths. */
export async function partsOf(workbook: Buffer): Promise<Map<string, string>> {
  const { files } = await JSZip.loadAsync(workbook);
  const parts = await Promise.all(Object.values(files).map(async (file) => [file.name, await file.async('string')] as const));
  return new Map(parts);
}

/** A workbook as a spreadsheet of another maker reads it: the sheets with their cells. */
export async function sheetsOf(workbook: Buffer): Promise<{ name: string; state: string; rightToLeft: boolean; rows: unknown[][] }[]> {
  const book = new Workbook();
  await book.xlsx.load(workbook as unknown as Parameters<typeof book.xlsx.load>[0]);
  return book.worksheets.map((sheet) => {
    const rows: unknown[][] = [];
    sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
    return { name: sheet.name, state: sheet.state, rightToLeft: sheet.views[0]?.rightToLeft === true, rows };
  });
}

/** Digits as ours, and thousands together: a page reads its narrow space back as any other. */
const western = (text: string): string =>
  text.replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit))).replace(/(?<=\d)[\u202f ](?=\d{3})/g, '');
const forwardsAndBack = (number: string): string[] => [number, [...number].toReversed().join('')];

/** Which of these numbers stand somewhere in a file, unpacked and in whichever digits; ids and digests apart. */
export async function numbersIn(file: Buffer, numbers: readonly number[]): Promise<number[]> {
  const text =
    file.subarray(0, 2).toString() === 'PK'
      ? [...(await partsOf(file)).values()].join('\n')
      : file.subarray(0, 4).toString() === '%PDF'
        ? pdfText(file)
        : file.toString();
  const plain = western(text).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
  return numbers.filter((number) => forwardsAndBack(String(number)).some((one) => new RegExp(`(?<!\\d)${one}(?!\\d)`).test(plain)));
}
