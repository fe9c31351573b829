import { describe, expect, it } from 'vitest';
import { messages as arabic } from '../messages/ar';
import { datesIn, monthsLater, readDate } from './dates';

const t = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
  (arabic[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(values[name]));

describe('dates', () => {
  it.each([
    ['2026-03-01', '2026-03-01'],
    ['1/3/2026', '2026-03-01'],
    ['٠١/٠٣/٢٠٢٦', '2026-03-01'],
    ['۱.۳.۲۰۲۶', '2026-03-01'],
    ['29/2/2028', '2028-02-29'],
  ])('reads %s', (typed, date) => expect(readDate(typed)).toBe(date));

  it.each(['', '30/2/2026', '2026', '1/3', 'a/b/c', '1/3/26'])('reads no date in "%s"', (typed) => expect(readDate(typed)).toBeNull());

  it('tells a date no finer than its source', () => {
    const { date } = datesIn({ language: 'ar', t });
    expect(date('2026-03-09')).toBe('٩ آذار ٢٠٢٦');
    expect(date('2026-04-01', 'quarter')).toBe('الفصل ٢ من ٢٠٢٦');
    expect(date('2026-03-01', 'year')).toBe('٢٠٢٦');
  });

  it('keeps to the end of a shorter month', () => {
    expect(monthsLater('2026-08-31', 6)).toBe('2027-02-28');
    expect(monthsLater('2026-03-15', 12)).toBe('2027-03-15');
  });
});
