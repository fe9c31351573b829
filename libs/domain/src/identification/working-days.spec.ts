import fc from 'fast-check';
import { localDay } from '../shared/local-day';
import { afterWorkingDays } from './working-days';

fc.configureGlobal({ seed: 20_260_412 });

const iraq = { weekend: [5, 6], holidays: ['2026-03-21', '2026-05-03'] };

describe('working days', () => {
  it.each([
    // Wednesday: Thursday, Sunday, Monday, Tuesday, Wednesday.
    ['2026-04-15T09:00:00Z', 5, '2026-04-22T21:00:00.000Z'],
    // Thursday before the weekend: Sunday to Thursday.
    ['2026-04-16T09:00:00Z', 5, '2026-04-23T21:00:00.000Z'],
    // Thirty past ten at night in London is the next day in Baghdad.
    ['2026-04-15T22:30:00Z', 1, '2026-04-19T21:00:00.000Z'],
    // Sunday the third of May is declared a holiday.
    ['2026-04-30T09:00:00Z', 1, '2026-05-04T21:00:00.000Z'],
  ])('from %s, %s more: over at %s', (from, days, over) => {
    expect(afterWorkingDays(new Date(from), days, iraq).toISOString()).toBe(over);
  });

  it('end on a worked day, with as many worked days behind them as were asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 1, max: 30 }), (offset, days) => {
        const from = new Date(Date.parse('2026-01-01T12:00:00Z') + offset * 86_400_000);
        const over = afterWorkingDays(from, days, iraq);
        const worked = (day: string): boolean =>
          !iraq.weekend.includes(new Date(`${day}T00:00:00Z`).getUTCDay() || 7) && !iraq.holidays.includes(day);
        const between: string[] = [];
        for (let at = from.getTime() + 86_400_000; at < over.getTime(); at += 86_400_000) between.push(localDay(new Date(at)));
        expect(between.filter(worked)).toHaveLength(days);
        expect(worked(between.at(-1)!)).toBe(true);
      }),
    );
  });

  it('are none where no day is worked', () => {
    expect(() => afterWorkingDays(new Date(), 1, { weekend: [1, 2, 3, 4, 5, 6, 7], holidays: [] })).toThrow('without a working day');
  });
});
