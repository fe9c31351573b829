import fc from 'fast-check';
import { indicatorAnswers, indicatorDimensions, type IndicatorDimension, type IndicatorStrength, type ScreeningFinding } from './codes';
import { dimensionRules, findingRank, findingRules, suggestFinding, type SheetAnswers } from './finding';
import { indicatorSheet, indicatorsFor, sheetWordsFor, type SheetIndicator } from './sheet';

fc.configureGlobal({ seed: 20_260_301 });

const yes = (...ids: readonly string[]): SheetAnswers => Object.fromEntries(ids.map((id) => [id, 'yes' as const]));
const findingOf = (answers: SheetAnswers, child = false): ScreeningFinding => suggestFinding(indicatorSheet, answers, child).finding;
const positives = (answers: SheetAnswers): IndicatorDimension[] =>
  suggestFinding(indicatorSheet, answers, false)
    .dimensions.filter(({ positive }) => positive)
    .map(({ dimension }) => dimension);

const ids = indicatorSheet.indicators.map(({ id }) => id);
const answers: fc.Arbitrary<SheetAnswers> = fc.dictionary(fc.constantFrom(...ids), fc.constantFrom(...indicatorAnswers.codes), {
  maxKeys: 25,
});

/** The rule of standards.md section 4, read a second time from its words. */
function isPositive(signs: readonly SheetIndicator[]): boolean {
  const [strong, medium, weak] = (['strong', 'medium', 'weak'] satisfies IndicatorStrength[]).map(
    (strength) => signs.filter((sign) => sign.strength === strength).length,
  ) as [number, number, number];
  return strong >= 2 || (strong === 1 && medium + weak >= 1) || medium >= 3 || (medium === 2 && weak >= 1);
}

describe('the sheet', () => {
  it('has sixty indicators of seven dimensions, the strengths as they were weighed, and the few that mean present danger', () => {
    const count = (of: (indicator: SheetIndicator) => string): Record<string, number> =>
      indicatorSheet.indicators.reduce<Record<string, number>>(
        (counts, indicator) => ({ ...counts, [of(indicator)]: (counts[of(indicator)] ?? 0) + 1 }),
        {},
      );
    expect(count(({ strength }) => strength)).toEqual({ strong: 15, medium: 38, weak: 7 });
    expect(Object.keys(count(({ dimension }) => dimension)).toSorted()).toEqual(indicatorDimensions.codes.toSorted());
    expect(indicatorSheet.indicators.filter(({ presentDanger }) => presentDanger).map(({ id }) => id)).toEqual([
      'EX-09',
      'CD-03',
      'CD-04',
      'CD-09',
      'CH-02',
      'CH-03',
    ]);
    expect(Object.keys(indicatorSheet.elementsOf).toSorted()).toEqual(indicatorDimensions.codes.toSorted());
  });

  it('asks a child what is of children, and an adult what is of adults', () => {
    expect(indicatorsFor(true).length + indicatorsFor(false).length).toBe(60 + 50);
    expect(indicatorsFor(false).some(({ dimension }) => dimension === 'child-specific')).toBe(false);
  });

  it.each(['ar', 'ckb', 'en'])('is complete in %s', (language) => {
    const { words, insteadOf, language: found } = sheetWordsFor([language]);
    expect([found, insteadOf]).toEqual([language, null]);
    expect(Object.values(words).filter((text) => text.trim().length > 5)).toHaveLength(60);
    expect(new Set(Object.values(words)).size).toBe(60);
  });

  it('falls back to the next language the person understands, and says so', () => {
    expect(sheetWordsFor(['tl', 'en'])).toMatchObject({ language: 'en', insteadOf: 'tl' });
    expect(sheetWordsFor(['tl'])).toMatchObject({ language: 'ar', insteadOf: 'tl' });
    expect(sheetWordsFor([])).toMatchObject({ language: 'ar', insteadOf: null });
  });
});

describe('a dimension', () => {
  it.each([
    [['DR-01', 'DR-08'], 'two-strong'],
    [['DR-01', 'DR-02'], 'one-strong-one-other'],
    [['DR-01', 'DR-07'], 'one-strong-one-other'],
    [['DR-02', 'DR-03', 'DR-04'], 'three-medium'],
    [['DR-02', 'DR-03', 'DR-07'], 'two-medium-one-weak'],
  ])('is positive with %j by the rule %s', (signs, rule) => {
    const [reason] = suggestFinding(indicatorSheet, yes(...signs), false).dimensions;
    expect(reason).toEqual({ dimension: 'deceptive-recruitment', positive: true, rule, signs });
  });

  it.each([[['DR-01']], [['DR-02', 'DR-03']], [['DR-02', 'DR-07']], [['AV-07', 'AV-08']], [[]]])('is not positive with %j', (signs) => {
    expect(positives(yes(...signs))).toEqual([]);
  });

  it('is what a second reading of the rule says, whatever is answered', () => {
    fc.assert(
      fc.property(answers, fc.boolean(), (given, child) => {
        for (const { dimension, positive, rule, signs } of suggestFinding(indicatorSheet, given, child).dimensions) {
          const own = indicatorSheet.indicators.filter((one) => one.dimension === dimension && given[one.id] === 'yes');
          expect([dimension, positive, rule !== null]).toEqual([dimension, isPositive(own), isPositive(own)]);
          expect(signs).toEqual(own.map(({ id }) => id));
        }
      }),
    );
  });
});

describe('the whole', () => {
  const exploited = ['EX-01', 'EX-02'];
  it.each<[string, readonly string[], boolean, ScreeningFinding]>([
    ['exploitation and a way of recruiting', [...exploited, 'DR-01', 'DR-02'], false, 'suggests-trafficking'],
    ['exploitation and a means at destination', [...exploited, 'CD-01', 'CD-02'], false, 'suggests-trafficking'],
    ['a way of recruiting without exploitation', ['DR-01', 'DR-02'], false, 'attempted-or-at-risk'],
    ['exploitation alone, of an adult', exploited, false, 'some-signs'],
    ['exploitation alone, of a child', exploited, true, 'suggests-trafficking'],
    ['a sign of exploitation and one of an act, of a child', ['EX-06', 'AV-01'], true, 'suggests-trafficking'],
    ['a sign of exploitation alone, of a child', ['EX-06'], true, 'some-signs'],
    ['a strong sign of children alone', ['CH-01'], true, 'suggests-trafficking'],
    ['a weak sign of children alone', ['CH-09'], true, 'some-signs'],
    ['one weak sign, of an adult', ['AV-07'], false, 'some-signs'],
    ['nothing', [], false, 'no-signs-so-far'],
    ['nothing, of a child', [], true, 'no-signs-so-far'],
  ])('%s', (_, signs, child, finding) => {
    expect(findingOf(yes(...signs), child)).toBe(finding);
  });

  it('never falls by one more yes, and never for a child below what it is for an adult', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(...ids), fc.boolean(), (given, id, child) => {
        const more = findingOf({ ...given, [id]: 'yes' }, child);
        expect(findingRank(more)).toBeGreaterThanOrEqual(findingRank(findingOf(given, child)));
        expect(findingRank(findingOf(given, true))).toBeGreaterThanOrEqual(findingRank(findingOf(given, false)));
      }),
    );
  });

  it('counts nothing but a yes: no, unknown and not asked are told apart on the sheet alone', () => {
    fc.assert(
      fc.property(answers, fc.boolean(), (given, child) => {
        const onlyYes = Object.fromEntries(Object.entries(given).filter(([, answer]) => answer === 'yes'));
        expect(findingOf(given, child)).toBe(findingOf(onlyYes, child));
        const { open } = suggestFinding(indicatorSheet, given, child);
        for (const { id } of indicatorsFor(child)) expect([id, open.includes(id)]).toEqual([id, !['yes', 'no'].includes(given[id] ?? '')]);
      }),
    );
  });

  it('is never without its reasons: each sign stands in its dimension and under its parts, each danger by name', () => {
    fc.assert(
      fc.property(answers, fc.boolean(), (given, child) => {
        const found = suggestFinding(indicatorSheet, given, child);
        const signs = ids.filter((id) => given[id] === 'yes');
        expect(found.dimensions.flatMap((reason) => reason.signs)).toEqual(signs.toSorted((a, b) => ids.indexOf(a) - ids.indexOf(b)));
        expect(new Set(Object.values(found.elements).flat())).toEqual(new Set(signs));
        expect(found.presentDanger).toEqual(
          indicatorSheet.indicators.filter((one) => one.presentDanger && given[one.id] === 'yes').map(({ id }) => id),
        );
        expect(found.finding === 'no-signs-so-far').toBe(signs.length === 0);
        expect(found.meansRequired).toBe(!child);
      }),
    );
  });

  it('asks a child for no means: with exploitation alone it says for a child what an adult’s says with means only', () => {
    const exploitationOnly = ids.filter((id) => id.startsWith('EX-'));
    fc.assert(
      fc.property(fc.subarray(exploitationOnly, { minLength: 2 }), (signs) => {
        const given = yes(...signs);
        if (!positives(given).includes('exploitation')) return;
        expect([findingOf(given, true), findingOf(given)]).toEqual(['suggests-trafficking', 'some-signs']);
        expect(findingOf({ ...given, ...yes('CD-01', 'CD-02') })).toBe('suggests-trafficking');
      }),
    );
  });

  it('has a rule for everything, each dimension rule counting a sign at least', () => {
    expect(findingRules.at(-1)).toEqual({ finding: 'no-signs-so-far', for: 'everybody' });
    for (const { strong = 0, medium = 0, weak = 0 } of dimensionRules) expect(strong + medium + weak).toBeGreaterThan(0);
  });
});
