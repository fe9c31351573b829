import { csvCell } from './csv-file';
import type { ReleaseSheet } from './release-sheet';
import { xlsxFile } from './xlsx-file';

const sheet: ReleaseSheet = {
  title: '=1+1 & <b>"x"</b>',
  dimensions: ['sex'],
  headings: ['@sum', '-count'],
  lines: [{ codes: ['female'], words: ['=HYPERLINK("x")'], figure: null }],
  notes: [{ key: 'definition', label: '+1', value: '\tx' }],
};

it('a cell of a table for machines is never a formula, and keeps its marks', () => {
  expect(['=1+1', '+1', '-1', '@x', '\tx', '\rx'].map((text) => csvCell(text).replace(/^"/, '')[0])).toEqual(Array(6).fill("'"));
  expect(csvCell('a,"b"\r\nc')).toBe('"a,""b""\r\nc"');
  expect(csvCell('205')).toBe('205');
});

it('a workbook has texts as texts, and the same bytes at another time', async () => {
  const made = async (): Promise<Buffer> => xlsxFile(sheet, { rtl: true, names: ['one', 'two'], language: 'ar' });
  const first = await made();
  jest.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'setTimeout'] });
  const second = await made();
  jest.useRealTimers();
  expect(second.equals(first)).toBe(true);
});
