import { factDimensions, type FactDimension } from './fact';
import { bitsOf, cellOfNumber, foldedDims, foldingOf, foldRulesOf, type FoldRule, type SaidFact } from './fold';
import { declaredMeasures } from './measures';
import { monthOfNumber, numberOfMonth } from './periods';

const rules = foldRulesOf(declaredMeasures);
const ruleOf = (measure: string, part = false): FoldRule => rules.find((rule) => rule.measure === measure && rule.part === part)!;
const none = Object.fromEntries(factDimensions.map((column) => [column, null])) as Record<FactDimension, null>;
const fact = (said: Partial<SaidFact>): SaidFact => ({
  ...none,
  kind: 'identified',
  month: '2024-05-01',
  until: null,
  forms: null,
  yes: null,
  hours: null,
  amount: null,
  contributor: '7',
  ...said,
});

/** Lines as words: `2024/12 person region=1`, with how often each was told. */
function told(measure: string, facts: readonly SaidFact[], horizon = '2026-11-01', part = false): Record<string, number> {
  const rule = ruleOf(measure, part);
  const lines: Record<string, number> = {};
  foldingOf(rule)(facts, numberOfMonth(horizon), (months, first, unit, cell, value, many) => {
    const { dims, code } = cellOfNumber(cell);
    const at = bitsOf(dims);
    const places = at.map((one, n) => `${rule.computed.dimensions[one]!.id}=${Math.floor(code / 100 ** (at.length - 1 - n)) % 100}`);
    const line = `${monthOfNumber(first).slice(0, 7)}/${months} ${unit} ${places.join('&')}${value === '0' ? '' : ` ${value}`}`;
    lines[line] = (lines[line] ?? 0) + many;
  });
  return lines;
}
const linesOf = (lines: Record<string, number>, start: string): string[] => Object.keys(lines).filter((line) => line.startsWith(start));

describe('the cells of one person', () => {
  it('are each cell once a period, whatever is known of them twice, and each form that they suffered', () => {
    const basra = { governorate: 'basra', sex: 'female', age_group: '15-17', forms: ['begging', 'slavery'] };
    const lines = told('victims-identified', [fact(basra), fact({ ...basra, month: '2024-06-01' })]);
    expect(Object.values(lines).every((times) => times === 1)).toBe(true);
    expect(linesOf(lines, '2024-04/3 person form')).toEqual(['2024-04/3 person form=3', '2024-04/3 person form=2']);
    expect(lines).toMatchObject({ '2024-01/12 person region=5&sex=1&age-group=1': 1, '2023-01/36 person region=5&form=2': 1 });
    // The body that fed a cell that names a region; no cell of a finer period than may be asked for.
    expect(lines).toMatchObject({ '2024-01/12 body region=5 7': 1 });
    expect(linesOf(lines, '2024-04/3 person region')).toEqual([]);
    expect(linesOf(lines, '2024-01/12 person region=5&form')).toEqual([]);
    expect(linesOf(lines, '2023-01/36 person sex=1&age-group')).toEqual([]);
  });

  it('are none of a code in no category but the totals, and none before anything was collected', () => {
    expect(linesOf(told('victims-identified', [fact({ sex: 'unknown', governorate: 'unknown' })]), '2024-04/3 person')).toEqual([
      '2024-04/3 person ',
    ]);
    expect(told('victims-identified', [fact({ month: '2022-12-01' })])).toEqual({});
  });

  it('are of every period that what lasts has touched and that has begun, or that it was still so at the end of', () => {
    const stay = fact({ kind: 'stay', month: '2025-11-01', category: 'women' });
    const quarters = (lines: Record<string, number>): string[] => Object.keys(lines).filter((line) => line.endsWith('/3 person '));
    expect(quarters(told('victims-sheltered', [stay], '2026-05-01'))).toEqual([
      '2025-10/3 person ',
      '2026-01/3 person ',
      '2026-04/3 person ',
    ]);
    const left = { ...stay, until: '2026-03-01' };
    expect(quarters(told('victims-sheltered', [left]))).toEqual(['2025-10/3 person ', '2026-01/3 person ']);
    expect(quarters(told('victims-in-shelter', [left]))).toEqual(['2025-10/3 person ']);
  });
});

describe('what is no person', () => {
  it('is each fact, the dinars of each person, the hours of each answer, and of a ratio the part', () => {
    const sent = fact({ kind: 'referral', service: 'shelter' });
    expect(told('referrals-sent', [sent, sent])).toMatchObject({
      '2024-04/3 fact ': 2,
      '2024-04/3 person ': 1,
      '2024-04/3 body service=1 7': 2,
    });
    const paid = fact({ kind: 'funding-payment', amount: '500', category: 'loan' });
    expect(told('loans-and-grants-amount', [paid, { ...paid, amount: '255' }])).toMatchObject({
      '2024-04/3 person  760': 1,
      '2024-04/3 amount ': 755,
    });
    const answer = fact({ kind: 'referral-answer', outcome: 'rejected', hours: 32 });
    expect(told('referral-response-time', [answer, { ...answer, hours: null }])).toMatchObject({
      '2024-04/3 fact  48': 1,
      '2024-04/3 person ': 1,
    });
    expect(told('referral-acceptance-rate', [answer])).toMatchObject({ '2024-04/3 fact ': 1 });
    expect(told('referral-acceptance-rate', [answer], undefined, true)).toEqual({});
    // Of a shelter's places, whoever sleeps in one at the period's end.
    const [place, stay] = ['shelter-place', 'stay'].map((kind) => fact({ kind, category: 'women' }));
    const women = '2024-04/3 fact kind=2';
    expect([
      told('shelter-occupancy-rate', [place!, place!, stay!])[women],
      told('shelter-occupancy-rate', [place!, place!, stay!], undefined, true)[women],
    ]).toEqual([2, 1]);
  });
});

describe('a measure counts what its definition says', () => {
  const total = (measure: string, said: Partial<SaidFact>, part = false): number =>
    told(measure, [fact(said)], undefined, part)['2024-01/12 person '] ?? 0;
  const law28 = 'trafficking-28-2012-art-6';

  it.each([
    ['convictions', { kind: 'verdict', outcome: 'convicted' }],
    ['prosecutions', { kind: 'prosecution' }],
    ['verdicts', { kind: 'verdict', outcome: 'acquitted' }],
    ['appeals', { kind: 'appeal', outcome: 'upheld' }],
    ['sentences', { kind: 'sentence', outcome: 'fine' }],
  ])('%s of trafficking, and under no other law', (measure, said) => {
    expect(total(measure, { ...said, article: law28 })).toBe(1);
    for (const article of ['prostitution-8-1988', 'residence-76-2017', null])
      expect([article, total(measure, { ...said, article })]).toEqual([article, 0]);
  });

  it.each([
    ['victims-repatriated', { kind: 'return', outcome: 'voluntary' }],
    ['victims-granted-residence', { kind: 'residence', outcome: 'granted' }],
  ])('%s of those who are known to be no Iraqis', (measure, said) => {
    const counted = ['asia', 'other', 'iraqi', 'unknown', null].filter(
      (group) => total(measure, { ...said, nationality_group: group }) === 1,
    );
    expect(counted).toEqual(['asia', 'other']);
  });

  it('victims helped by their own measures, and protection of whoever it is', () => {
    const [own, others] = ['protection-measure', 'protection-of-others'].map((kind) => ({
      kind,
      category: 'witness',
      until: '2024-06-01',
    }));
    expect([own!, others!].map((said) => total('victims-assisted', said))).toEqual([1, 0]);
    expect([own!, others!].map((said) => total('protection-measures', said))).toEqual([1, 1]);
  });

  it('dinars awarded, and dinars paid beside them', () => {
    const dinars = (measure: string, kind: string): string[] =>
      linesOf(told(measure, [fact({ kind, amount: '900', yes: true })]), '2024-01/12 person  ').map((line) => line.split(' ').at(-1)!);
    expect([dinars('compensation-amount', 'compensation'), dinars('compensation-amount', 'compensation-payment')]).toEqual([['900'], []]);
    expect([dinars('compensation-paid', 'compensation-payment'), dinars('compensation-paid', 'compensation')]).toEqual([['900'], []]);
  });

  it('people whom a report describes, hand-overs of a case, what the inspection decided, and treatments that were charged', () => {
    expect(total('presumed-victims-reported', { kind: 'described' })).toBe(1);
    const crossed = { kind: 'transfer', outcome: 'accepted' };
    expect(['to-federal', 'same-side'].map((category) => total('federal-kurdistan-transfers', { ...crossed, category }))).toEqual([1, 0]);
    for (const measure of ['labour-cases-screened', 'labour-cases-forwarded'])
      expect([
        measure,
        ...['labour-decision', 'concern'].map((kind) =>
          total(measure, { kind, category: 'labour-case', outcome: 'suspected-trafficking' }),
        ),
      ]).toEqual([measure, 1, 0]);
    expect([true, false].map((yes) => total('charged-treatments', { kind: 'treatment', yes }))).toEqual([0, 1]);
  });
});

describe('the choices of dimensions', () => {
  it('are never of a governorate and of who somebody is, nor of what a body counted itself', () => {
    const { dimensions } = ruleOf('appeals').computed;
    const asked = foldedDims(dimensions, 12).map((dims) => bitsOf(dims).map((at) => dimensions[at]!.id));
    expect(asked).toContainEqual(['governorate', 'outcome']);
    expect(asked.filter((ids) => ids.includes('governorate') && ids.some((id) => ['sex', 'form', 'article'].includes(id)))).toEqual([]);
    expect(rules.filter(({ computed }) => computed.kinds.length === 0)).toEqual([]);
  });

  it('are those that may be asked for over such a period, and their totals', () => {
    const { dimensions } = ruleOf('victims-identified').computed;
    const words = (months: 3 | 12 | 36): string[] =>
      foldedDims(dimensions, months).map((dims) =>
        bitsOf(dims)
          .map((at) => dimensions[at]!.id)
          .join(),
      );
    expect(words(3).some((by) => by.includes('region'))).toBe(false);
    expect(words(12).some((by) => by.includes('region') && by.includes('form'))).toBe(false);
    expect(words(36)).toEqual(expect.arrayContaining(['', 'sex', 'region,form', 'region,sex,form']));
    expect(words(36)).not.toContain('sex,age-group');
    expect(new Set(words(12)).size).toBe(58);
  });
});
