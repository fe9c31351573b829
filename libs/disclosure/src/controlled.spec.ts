import fc from 'fast-check';
import loadHighs, { type Highs } from 'highs';
import { perturbed } from './cell-key';
import { controlledRounding } from './controlled';
import { safePolicy, told } from './policy';
import { protect, type Protected, type Release } from './protect';
import { allOf, keyOf, systemOf, type Design, type Fact } from './table';

const seed = 20261128;
fc.configureGlobal({ seed });
let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const design = (sizes: readonly number[]): Design => ({
  scope: 's',
  dimensions: sizes.map((size, at) => ({
    id: 'abc'[at]!,
    categories: Array.from({ length: size }, (_, one) => `${'abc'[at]}${one}`),
    folded: at === 0 ? ['unknown'] : [],
  })),
});

/** So many people in each inner cell, from five bodies by turns; the last counts are of nobody knows which category. */
function factsOf(of: Design, counts: readonly number[]): Fact[] {
  const inner = of.dimensions.reduce<Record<string, string>[]>(
    (found, dimension) => found.flatMap((at) => allOf(dimension).map((category) => ({ ...at, [dimension.id]: category }))),
    [{}],
  );
  return inner.flatMap((at, place) =>
    Array.from({ length: 5 }, (_, body) => ({
      of: at,
      body: `b${body}`,
      persons: Math.floor(((counts[place % counts.length] ?? 0) + body) / 5),
      recordKeys: Math.imul(place * 5 + body + 1, 2654435761) >>> 0,
    })),
  );
}

const protectedAs = (of: Design, facts: readonly Fact[], seconds = 20, earlier: readonly Release[] = []): Protected => {
  const end = Date.now() + seconds * 1000;
  const policy = { ...safePolicy, rounding: 'controlled' as const };
  return protect(highs, { design: of, facts, earlier, policy, secondsLeft: () => (end - Date.now()) / 1000 });
};

const count = fc.oneof({ weight: 1, arbitrary: fc.nat(12) }, { weight: 3, arbitrary: fc.integer({ min: 12, max: 400 }) });

describe(`rounding together (seed ${seed})`, () => {
  it('adds up wherever all parts are seen, never below the threshold, each within the base of its count', () => {
    let controlled = 0;
    let sums = 0;
    fc.assert(
      fc.property(fc.constantFrom([3], [2, 3], [3, 4], [2, 2, 3]), fc.array(count, { minLength: 16, maxLength: 16 }), (sizes, counts) => {
        const of = design(sizes);
        const facts = factsOf(of, counts);
        const answer = protectedAs(of, facts);
        if ('refused' in answer) return;
        const { figures, rounding } = answer.release;
        if (rounding !== 'controlled') return;
        controlled += 1;
        const { cells, equations } = systemOf([of], facts);
        for (const { key, persons, recordKeys } of cells) {
          const figure = figures.get(key) ?? null;
          if (figure === null) continue;
          expect(figure % safePolicy.base).toBe(0);
          expect(figure).toBeGreaterThanOrEqual(safePolicy.threshold);
          const noisy = perturbed(persons, recordKeys, safePolicy.noise);
          expect(Math.abs(figure - Math.max(noisy, safePolicy.threshold))).toBeLessThanOrEqual(safePolicy.base);
        }
        for (const { total, parts } of equations) {
          const seen = [total, ...parts].map((place) => figures.get(cells[place]!.key) ?? null);
          const [whole, ...rest] = seen.map((figure) => figure ?? Number.NaN);
          // What is not shown is nobody's, or less than nothing is never left for it.
          const known = rest.filter((figure) => !Number.isNaN(figure));
          if (Number.isNaN(whole)) continue;
          const sum = known.reduce((all, figure) => all + figure, 0);
          expect(sum).toBeLessThanOrEqual(whole!);
          if (known.length < parts.length) continue;
          sums += 1;
          expect(sum).toBe(whole);
        }
      }),
      { numRuns: 60 },
    );
    expect(controlled).toBeGreaterThan(20);
    expect(sums).toBeGreaterThan(20);
  });

  it('rounds each by itself, and says so, where there is no time', () => {
    const of = design([3, 4]);
    const facts = factsOf(of, [41, 62, 83, 104, 55, 76]);
    const answer = protectedAs(of, facts, 0);
    if ('refused' in answer) throw new Error('refused');
    expect(answer.release.rounding).toBe('out-of-time');
    const whole = systemOf([of], facts).cells[0]!;
    expect(answer.release.figures.get(keyOf('s', []))).toBe(told(whole.persons, whole.recordKeys, safePolicy));
  });

  it('keeps what it showed before, and takes what it showed for no closer than it was', () => {
    const one: Design = { ...design([3]), dimensions: [design([3]).dimensions[0]!] };
    const both = design([3, 4]);
    const facts = factsOf(both, [41, 62, 83, 104, 55, 76, 7, 98]);
    const first = protectedAs(one, facts);
    if ('refused' in first) throw new Error('refused');
    const second = protectedAs(both, facts, 20, [first.release]);
    if ('refused' in second) throw new Error('refused');
    for (const [key, figure] of first.release.figures)
      if (figure !== null && (second.release.figures.get(key) ?? null) !== null) expect(second.release.figures.get(key)).toBe(figure);
  });

  it('keeps what was told of a cell, and gives none where that leaves none within the base and above the threshold', () => {
    const of: Design = { scope: 's', dimensions: [{ id: 'a', categories: ['a0', 'a1'] }] };
    const givenTotal = (counts: readonly number[], figure?: number): number[] | null => {
      const system = systemOf([of], factsOf(of, counts));
      const places = [...system.cells.keys()];
      const before = (key: string): number | undefined => (key === keyOf('s', []) ? figure : undefined);
      const found = controlledRounding(highs, { system, places, shown: () => true, before, policy: safePolicy, secondsLeft: () => 10 });
      return found && ['', 'a=a0', 'a=a1'].map((at) => found.get(system.placeOf.get(`s|${at}`)!)!);
    };
    const [whole, one, other] = givenTotal([62, 83])!;
    expect(one! + other!).toBe(whole);
    const moved = [whole! + 5, whole! - 5].flatMap((figure) => givenTotal([62, 83], figure) ?? []);
    expect(moved.length).toBeGreaterThan(0);
    expect(moved[1]! + moved[2]!).toBe(moved[0]);
    expect(moved[0]).not.toBe(whole);
    expect(givenTotal([62, 83], whole! + 20)).toBeNull();
    // Two shown parts of at least ten are never fifteen together.
    expect(givenTotal([10, 10], 15)).toBeNull();
  });
});
