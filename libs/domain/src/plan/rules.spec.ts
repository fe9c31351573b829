import fc from 'fast-check';
import {
  completionRatio,
  decideReportMonth,
  decideReview,
  isPlanReportLate,
  meanRatio,
  monthAfter,
  planReportDueOn,
  reachedOf,
} from './rules';

const seed = { seed: 20261128 };
const errorsOf = (outcome: ReturnType<typeof decideReview>): string[] =>
  outcome.ok ? [] : (outcome.errors ?? []).map(({ path, code }) => `${path} ${code}`);

describe('the month of a report', () => {
  it.each([
    ['2026-10-01', []],
    ['2026-11-01', ['month date.future']],
    ['2026-10-15', ['month date.not-first-of-month']],
    ['2024-11-01', []],
    ['2024-10-01', ['month date.too-early']],
  ])('%s on 27 November 2026: %j', (month, errors) => expect(errorsOf(decideReportMonth(month, '2026-11-27'))).toEqual(errors));

  it('is over on the first day of the next one', () => expect(decideReportMonth('2026-11-01', '2026-12-01').ok).toBe(true));

  it('is due on the tenth of the next one, over the turn of the year too', () => {
    expect([planReportDueOn('2026-10-01'), planReportDueOn('2026-12-01')]).toEqual(['2026-11-10', '2027-01-10']);
    expect(isPlanReportLate('2026-10-01', '2026-11-10', '2027-01-01')).toBe(false);
    expect(isPlanReportLate('2026-10-01', '2026-11-11', '2027-01-01')).toBe(true);
    expect(isPlanReportLate('2026-10-01', null, '2026-11-11')).toBe(true);
  });

  it('follows month upon month', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -60, max: 60 }), (a, b) =>
        expect(monthAfter(monthAfter('2026-01-15', a), b)).toBe(monthAfter('2026-01-01', a + b)),
      ),
      seed,
    );
  });
});

describe('the review of a report', () => {
  it('a reason goes with a return alone', () => {
    expect(decideReview({ review: 'return', reason: 'evidence-missing' }).ok && decideReview({ review: 'accept', reason: null }).ok).toBe(
      true,
    );
    expect(errorsOf(decideReview({ review: 'return', reason: null }))).toEqual(['reason required']);
    expect(errorsOf(decideReview({ review: 'accept', reason: 'wrong-period' }))).toEqual(['reason unexpected']);
  });
});

describe('how far an activity has come', () => {
  const totals = { total: 30, last: 12, completed: false };

  it.each([
    ['report', 'flow', totals, 40, 0.75],
    ['report', 'stock', totals, 24, 0.5],
    ['report', 'flow', totals, null, null],
    ['report', 'flow', undefined, 40, null],
    ['measure', 'flow', totals, 40, null],
    ['milestone', null, totals, null, 0],
    ['milestone', null, { ...totals, completed: true }, null, 1],
  ] as const)('%s by %s of %j against %s: %s', (feed, aggregation, of, target, ratio) =>
    expect(completionRatio(feed, reachedOf(feed, aggregation, of), target)).toBe(ratio),
  );

  it('is on an axis the unweighted mean of what has a ratio', () => {
    expect(meanRatio([null, 0.5, 1, null])).toBe(0.75);
    expect(meanRatio([3, 0.5])).toBe(0.75);
    expect(meanRatio([null])).toBeNull();
    const ratios = fc.array(fc.option(fc.double({ min: 0, max: 3, noNaN: true })), { minLength: 1 });
    fc.assert(
      fc.property(ratios, (all) => {
        const known = all.flatMap((ratio) => (ratio === null ? [] : [Math.min(1, ratio)]));
        const mean = meanRatio(all);
        if (known.length === 0) return expect(mean).toBeNull();
        expect(mean).toBeGreaterThanOrEqual(Math.min(...known) - 1e-9);
        expect(mean).toBeLessThanOrEqual(Math.max(...known) + 1e-9);
        expect(meanRatio(all.toReversed())).toBeCloseTo(mean!, 9);
      }),
      seed,
    );
  });
});
