import fc from 'fast-check';
import { isIsoDate } from '../shared/partial-date';
import { readPartialDate } from './read-partial-date';

const seed = 20260301;

describe('a date cell', () => {
  it.each([
    [new Date('2021-03-05T00:00:00Z'), '2021-03-05', 'day'],
    [new Date('2021-03-05T14:30:00Z'), '2021-03-05', 'day'],
    [44260, '2021-03-05', 'day'],
    [44260.6, '2021-03-05', 'day'],
    [2021, '2021-01-01', 'year'],
    ['2021-03-05', '2021-03-05', 'day'],
    ['2021-03-05T00:00:00.000Z', '2021-03-05', 'day'],
    ['5/3/2021', '2021-03-05', 'day'],
    ['05.03.2021', '2021-03-05', 'day'],
    ['٥/٣/٢٠٢١', '2021-03-05', 'day'],
    ['03/2021', '2021-03-01', 'month'],
    ['2021-03', '2021-03-01', 'month'],
    ['2021-Q3', '2021-07-01', 'quarter'],
    ['Q3 2021', '2021-07-01', 'quarter'],
    [' 2021 ', '2021-01-01', 'year'],
  ])('%s is %s to the %s', (cell, date, precision) => {
    expect(readPartialDate(cell)).toEqual({ date, precision });
  });

  it.each([
    '3/25/2021', // month first
    '5/3/21',
    '2021-02-30',
    '31/4/2021',
    '13/2021',
    '2021-00',
    'spring 2021',
    'At a place of business', // the workbook's date check points at the recruitment list
    '5/3-2021',
    '0021',
    '9999-01-01',
    12,
    -1,
    1e9,
    NaN,
    true,
    null,
    new Date(NaN),
    { error: '#N/A' },
  ])('%p is no date', (cell) => {
    expect(readPartialDate(cell)).toBeUndefined();
  });

  it('written in any of the day forms gives the same day', () => {
    const days = fc.date({ min: new Date('1910-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const date = day.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = date.split('-').map(Number);
        const number = Math.round((Date.parse(date) - Date.UTC(1899, 11, 30)) / 86_400_000);
        for (const cell of [day, date, `${dayOfMonth}/${month}/${year}`, number]) {
          expect(readPartialDate(cell)).toEqual({ date, precision: 'day' });
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('of any text is a real date or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9Q/.-]{4,10}$/)), (text) => {
        const read = readPartialDate(text);
        expect(read === undefined || isIsoDate(read.date)).toBe(true);
      }),
      { seed, numRuns: 2000 },
    );
  });
});
