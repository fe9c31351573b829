import fc from 'fast-check';
import { declaredMeasures, measureOf } from './measures';
import { decideQuery, finestFor, mostDimensions, type StatisticsQuery } from './decide-query';
import { dimensionIds } from './codes';
import { blockOf, monthsOf } from './periods';

fc.configureGlobal({ seed: 20_261_127 });

const victims = measureOf('victims-identified')!;
const today = '2026-11-27';
const asked = (by: readonly string[], from = '2024', to = from): ReturnType<typeof decideQuery> =>
  decideQuery(victims, { by, from, to }, today);
/** What is refused, and with which word. */
const fault = (outcome: ReturnType<typeof decideQuery>): string =>
  outcome.ok ? 'allowed' : `${outcome.problem} ${outcome.errors?.[0]?.code ?? ''}`.trim();
const periods = (outcome: ReturnType<typeof decideQuery>): readonly string[] =>
  outcome.ok ? outcome.value.periods.map(({ id }) => id) : [];

describe('a question for figures', () => {
  it.each([
    [['sex', 'sex'], 'statistics.dimensions repeated'],
    [['governorates'], 'statistics.dimensions unknown'],
    [['sex '], 'statistics.dimensions unknown'],
    [['court'], 'statistics.dimensions not-of-measure'],
  ])('about %s is refused: %s', (by, expected) => {
    expect(fault(asked(by))).toBe(expected);
  });

  it.each([
    ['2024-03-41', '2024-03-41', 'malformed'],
    ['2024-13', '2024-13', 'malformed'],
    ['2024-05', '2024', 'mixed'],
    ['2024-Q5', '2024-Q5', 'malformed'],
    ['1999', '2024', 'malformed'],
    ['', '', 'malformed'],
    ['2024', '2024-Q3', 'mixed'],
    ['2025', '2024', 'backwards'],
    ['2026', '2026', 'not-over'],
    ['2026-Q4', '2026-Q4', 'not-over'],
    ['2090', '2091', 'not-over'],
    ['2020-Q1', '2023-Q1', 'too-many'],
  ])('from %s to %s is refused: %s', (from, to, expected) => {
    expect(fault(asked([], from, to))).toBe(`statistics.period ${expected}`);
  });

  it('may go by quarters nationally, by years with regions, by three years with regions and forms', () => {
    expect(periods(asked(['sex', 'form'], '2025-Q3', '2026-Q3'))).toEqual(['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3']);
    expect(periods(asked(['region', 'sex'], '2024', '2025'))).toEqual(['2024', '2025']);
    expect(periods(asked(['form', 'region'], '2020', '2025'))).toEqual(['2020-2022', '2023-2025']);
  });

  it.each([
    [['region', 'sex'], '2024-Q1', '2024-Q3', 'by=region,sex&from=2024&to=2024'],
    [['form', 'region'], '2024', '2024', 'by=form,region&from=2023&to=2025'],
    [['form', 'region'], '2022', '2024', 'by=form,region&from=2020&to=2025'],
    [['region', 'sex', 'age-group', 'citizenship'], '2024', '2024', 'by=region,sex,age-group&from=2024&to=2024'],
    [['governorate'], '2024-Q2', '2024-Q2', 'by=region&from=2024&to=2024'],
    [['governorate', 'region', 'sex'], '2024', '2025', 'by=region,sex&from=2024&to=2025'],
    [['sex'], '2024-03-01', '2024-08-31', 'by=sex&from=2024-Q1&to=2024-Q3'],
    [[], '2024-05', '2024-05', 'by=&from=2024-Q2&to=2024-Q2'],
  ])('by %s from %s to %s is too fine, and the nearest is %s', (by, from, to, nearest) => {
    expect(asked(by, from, to)).toMatchObject({ problem: 'statistics.too-fine', detail: { nearest } });
    const [ids, first, last] = nearest.split('&').map((part) => part.split('=')[1]!);
    expect(fault(asked(ids!.split(',').filter(Boolean), first, last))).toBe('allowed');
  });

  it('is answered for the periods that are over, up to the one that runs', () => {
    expect(periods(asked(['region', 'sex'], '2024', '2026'))).toEqual(['2024', '2025']);
    expect(periods(asked([], '2026-Q3', '2026-Q4'))).toEqual(['2026-Q3']);
    expect(periods(asked(['form', 'region'], '2023', '2028'))).toEqual(['2023-2025']);
  });

  it('tells governorates apart where letters are counted, by years, and never people', () => {
    const letters = measureOf('referrals-sent')!;
    expect(decideQuery(letters, { by: ['governorate', 'service'], from: '2024', to: '2024' }, today).ok).toBe(true);
    expect(fault(decideQuery(letters, { by: ['governorate'], from: '2024-Q1', to: '2024-Q1' }, today))).toBe('statistics.too-fine');
    const named = declaredMeasures.filter(
      ({ computed }) => typeof computed !== 'string' && computed.dimensions.some(({ id }) => id === 'governorate'),
    );
    const appeals = (by: string[]) => decideQuery(measureOf('appeals')!, { by, from: '2024', to: '2024' }, today);
    expect(appeals(['governorate', 'outcome']).ok).toBe(true);
    for (const by of [
      ['governorate', 'sex'],
      ['article', 'governorate'],
      ['governorate', 'court', 'form'],
    ]) {
      const answer = appeals(by);
      expect(fault(answer)).toBe('statistics.too-fine');
      const { nearest } = (answer as unknown as { detail: { nearest: string } }).detail;
      expect(nearest.split('&')[0]).toBe(`by=${by.map((id) => (id === 'governorate' ? 'region' : id)).join(',')}`);
    }
    expect(named.map(({ unit }) => unit)).not.toContain('persons');
    const counted = named.map(({ computed }) => (typeof computed === 'string' ? computed : computed.counts));
    expect(counted.filter((counts) => !['facts', 'reported'].includes(typeof counts === 'string' ? counts : counts.of))).toEqual([]);
  });

  it('tells what a body counted apart by one breakdown and the sexes, as it was given', () => {
    const convicts = (by: string[]) => decideQuery(measureOf('convicts-by-sex')!, { by, from: '2024', to: '2024' }, today);
    expect(convicts(['article', 'sex']).ok).toBe(true);
    expect(convicts(['sex', 'kind']).ok).toBe(true);
    expect(convicts(['article', 'kind', 'sex'])).toMatchObject({
      problem: 'statistics.too-fine',
      detail: { nearest: 'by=article,sex&from=2024&to=2024' },
    });
    expect(fault(convicts(['region']))).toContain('statistics.dimensions');
  });

  it('tells what bodies reported apart by one breakdown, people by region and what counts nobody by governorate too', () => {
    const asked = (id: string, by: string[]) => decideQuery(measureOf(id)!, { by, from: '2024', to: '2024' }, today);
    for (const by of [[], ['region'], ['governorate'], ['audience'], ['agency-kind']]) expect(asked('training-courses', by).ok).toBe(true);
    expect(asked('training-courses', ['audience', 'region'])).toMatchObject({
      problem: 'statistics.too-fine',
      detail: { nearest: 'by=audience&from=2024&to=2024' },
    });
    expect(asked('children-returned-to-school', ['region']).ok).toBe(true);
    expect(asked('children-returned-to-school', ['governorate'])).toMatchObject({ problem: 'statistics.too-fine' });
    expect(fault(asked('shelter-places-by-category', ['region']))).toContain('statistics.dimensions');
  });

  it('about what no case says is refused with the reason', () => {
    expect(decideQuery(measureOf('beggars-reduction-ratio')!, { by: [], from: '2024', to: '2024' }, today)).toMatchObject({
      problem: 'statistics.not-collected',
      detail: { reason: 'monthly-report' },
    });
  });

  it('never has periods that overlap, that are too fine or that are not over, whatever is asked', () => {
    const stretch = fc.oneof(
      fc.tuple(fc.integer({ min: 2018, max: 2028 }), fc.integer({ min: -1, max: 6 })).map(([from, years]) => ({ from: `${from}`, to: `${from + years}` })),
      fc.tuple(fc.integer({ min: 2018, max: 2028 }), fc.integer({ min: 0, max: 5 })).map(([year, quarter]) => ({ from: `${year}-Q1`, to: `${year}-Q${quarter}` })),
      fc.record({ from: fc.string({ maxLength: 8 }), to: fc.constantFrom('2024', '2024-Q3', '2024-03-01') }),
    ); // prettier-ignore
    const query: fc.Arbitrary<StatisticsQuery> = fc
      .tuple(fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...dimensionIds.codes) }, { weight: 1, arbitrary: fc.string({ maxLength: 6 }) }), { maxLength: 4 }), stretch)
      .map(([by, { from, to }]) => ({ by, from, to })); // prettier-ignore
    let allowed = 0;
    fc.assert(
      fc.property(fc.constantFrom(...declaredMeasures), query, (measure, one) => {
        const outcome = decideQuery(measure, one, today);
        if (!outcome.ok) return;
        allowed += 1;
        const { by, periods: answered } = outcome.value;
        expect(by.length).toBeLessThanOrEqual(mostDimensions);
        expect(by.map(({ id }) => id)).toEqual([...one.by]);
        for (const [at, { first, last }] of answered.entries()) {
          const months =
            (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(last.slice(5, 7)) - Number(first.slice(5, 7)) + 1;
          expect(months).toBeGreaterThanOrEqual(finestFor(by.map(({ id }) => id)));
          expect((Number(first.slice(5, 7)) - 1) % Math.min(months, 12)).toBe(0);
          expect(last < '2026-11-01').toBe(true);
          if (at > 0) expect(first > answered[at - 1]!.last).toBe(true);
        }
      }),
      { numRuns: 4000 },
    );
    expect(allowed).toBeGreaterThan(100);
  });
});

describe('periods', () => {
  it('of three years begin with the strategy’s first year and share no month', () => {
    expect(blockOf('2023-01-01')).toEqual({ start: '2023-01-01', end: '2025-12-01' });
    expect(blockOf('2022-12-01')).toEqual({ start: '2020-01-01', end: '2022-12-01' });
    expect(blockOf('2026-05-01')).toEqual({ start: '2026-01-01', end: '2028-12-01' });
  });

  it('are read as years and quarters and as nothing else', () => {
    expect(monthsOf('2024-Q4')).toEqual({ start: '2024-10-01', end: '2024-12-01', months: 3 });
    expect(monthsOf('2024-1')).toBeNull();
    expect(monthsOf('٢٠٢٤')).toBeNull();
  });
});
