import fc from 'fast-check';
import {
  completionRatio,
  declarationsOf,
  declarersOf,
  decideEntries,
  decideReportMonth,
  decideReview,
  isJump,
  isPlanReportLate,
  meanRatio,
  measureReached,
  monthAfter,
  planReportDueOn,
} from './rules';

const seed = { seed: 20261128 };
const errorsOf = (outcome: ReturnType<typeof decideEntries>): string[] =>
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

describe('the entries of a report', () => {
  const reported = new Map([
    ['courses', [{ id: 'training-courses', unit: 'courses' }]],
    ['beggars', [{ id: 'beggars-recorded', unit: 'persons' }, { id: 'beggars-reduction-ratio', unit: 'percent' }]],
    ['milestone', []],
  ]); // prettier-ignore
  const entry = (activityId: string, figures: (number | null)[]) => ({ activityId, figures, progress: 'under-way' as const, evidence: null, obstacles: [] }); // prettier-ignore

  it.each([
    [[entry('courses', [3]), entry('beggars', [40, 100]), entry('milestone', [])], []],
    [[entry('courses', [null])], []],
    [[entry('courses', [])], ['entries.0.figures list.length']],
    [[entry('beggars', [40, 101])], ['entries.0.figures.1 number.too-large']],
    [[entry('courses', [2_000_000_000_000_000])], ['entries.0.figures.0 number.too-large']],
    [[entry('elsewhere', [1])], ['entries.0.activityId code.unknown']],
    [[entry('courses', [1]), entry('courses', [2])], ['entries.1.activityId code.unknown']],
  ])('%j: %j', (entries, errors) => expect(errorsOf(decideEntries({ entries }, reported))).toEqual(errors));

  it.each([
    [101, 10, true],
    [100, 10, false],
    [5, 0, false],
    [5, null, false],
    [null, 1, false],
  ])('%s after %s is a jump: %s', (value, last, jump) => expect(isJump(value, last)).toBe(jump));

  it('a reason goes with a return alone', () => {
    expect(decideReview({ review: 'return', reason: 'evidence-missing' }).ok && decideReview({ review: 'accept', reason: null }).ok).toBe(
      true,
    );
    expect(errorsOf(decideReview({ review: 'return', reason: null }))).toEqual(['reason required']);
    expect(errorsOf(decideReview({ review: 'accept', reason: 'wrong-period' }))).toEqual(['reason unexpected']);
  });
});

describe('how far an activity has come', () => {
  // Three bodies that said 60, 60 and 61 last.
  const totals = { total: 300, last: 181, mean: 60.333 };

  it.each([
    ['flow', totals, 300],
    ['amount', totals, 300],
    ['stock', totals, 181],
    ['ratio', totals, 60],
    ['flow', undefined, null],
  ] as const)('%s of %j: %s', (aggregation, of, reached) => expect(measureReached(aggregation, of)).toBe(reached));

  it.each([
    ['report', 30, 40, 0.75],
    ['report', 30, null, null],
    ['report', 30, 0, null],
    ['measure', null, 40, null],
    ['milestone', 0, null, 0],
    ['milestone', 1, null, 1],
  ] as const)('%s, %s against %s: %s', (feed, reached, target, ratio) => expect(completionRatio(feed, reached, target)).toBe(ratio));

  it('is of a milestone what every member among its bodies says, or the first body where none is a member', () => {
    const [justice, health, office, police] = ['justice', 'health', 'office', 'police'] as never[];
    const members = [justice, health] as never[];
    expect(declarersOf([office, justice, health] as never[], members)).toEqual([justice, health]);
    expect(declarersOf([office, police] as never[], members)).toEqual([office]);
    expect(declarationsOf([justice, health] as never[], [office, justice] as never[])).toEqual({ done: 1, of: 2 });
  });

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
