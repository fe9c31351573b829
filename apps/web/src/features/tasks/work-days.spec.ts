import { describe, expect, it } from 'vitest';
import { daysLater, dueGroupOf, spanOf, weekday, weeksAround } from './work-days';

describe('days of work', () => {
  it('are grouped by the reader’s own midnight', () => {
    const now = new Date(2026, 10, 27, 10, 0);
    const at = (day: number, hour: number, minute = 0): string => new Date(2026, 10, day, hour, minute).toISOString();
    expect(dueGroupOf(at(27, 9, 59), now)).toBe('overdue');
    expect(dueGroupOf(at(27, 23, 59), now)).toBe('today');
    expect(dueGroupOf(at(28, 0), now)).toBe('week');
    expect(dueGroupOf(at(33, 23, 59), now)).toBe('week');
    expect(dueGroupOf(at(34, 0), now)).toBe('later');
  });

  it('fill whole weeks that begin on Sunday, over the ends of months and years', () => {
    const weeks = weeksAround('2026-11-27', 'month');
    expect(weeks).toHaveLength(5);
    expect(weeks[0]?.[0]).toBe('2026-11-01');
    expect(weeks.at(-1)?.at(-1)).toBe('2026-12-05');
    expect(weeks.every((week) => week.length === 7 && weekday(week[0] ?? '') === 0)).toBe(true);
    expect(weeksAround('2026-12-31', 'week')).toEqual([
      ['2026-12-27', '2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'],
    ]);
    expect(daysLater('2028-02-28', 1)).toBe('2028-02-29');
    const { from, to } = spanOf(weeks);
    expect([from.getDate(), to.getDate(), to.getMonth()]).toEqual([1, 6, 11]);
  });
});
