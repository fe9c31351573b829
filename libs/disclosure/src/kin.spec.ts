import loadHighs, { type Highs } from 'highs';
import type { Kin } from './kin';
import { safePolicy } from './policy';
import { protect, type Protected, type Release } from './protect';
import type { Design, Dimension, Fact } from './table';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const sex: Dimension = { id: 'sex', categories: ['female', 'male'] };
const design = (scope: string): Design => ({ scope, dimensions: [sex] });
/** Of keys whose noise is nothing. */
const facts = (female: number, male: number): Fact[] =>
  [['female', female] as const, ['male', male] as const].map(([of, persons]) => ({
    of: { sex: of },
    body: 'b',
    persons,
    recordKeys: 2 ** 31,
  }));
const made = (scope: string, own: readonly Fact[], kin: readonly Kin[] = []): Protected =>
  protect(highs, { design: design(scope), facts: own, earlier: [], kin, policy: safePolicy, secondsLeft: () => 5 });
const released = (answer: Protected): Release => (answer as { release: Release }).release;
const shown = (answer: Protected): (string | null)[] =>
  'release' in answer ? [...answer.release.figures].flatMap(([key, figure]) => (figure === null ? [] : [key])) : [];

/** What a reader who adds the published figures up makes of one cell's rest: the least and the most it can be. */
const restBetween = (wide: Release, narrow: Protected, of: string): readonly [number, number] => {
  const [all, some] = [
    wide.figures.get(`wide|${of}`) ?? null,
    'release' in narrow ? (narrow.release.figures.get(`narrow|${of}`) ?? null) : null,
  ];
  return all === null || some === null ? [0, Infinity] : [Math.max(0, all - some - 4), all - some + 4];
};

describe('tables of people who are among others', () => {
  const wide = (): Release => released(made('wide', facts(104, 90)));

  it('do not tell how few of the others are left', () => {
    const own = facts(101, 60);
    const [alone, beside] = [made('narrow', own), made('narrow', own, [{ kinship: 'within', releases: [wide()], facts: facts(104, 90) }])];
    expect(shown(alone)).toEqual(['narrow|', 'narrow|sex=female', 'narrow|sex=male']);
    // Three women are left. By the first table alone they would be known to be fewer than ten.
    expect(restBetween(wide(), alone, 'sex=female')[1]).toBeLessThan(10);
    expect(restBetween(wide(), beside, 'sex=female')[1]).toBeGreaterThanOrEqual(10);
    expect(shown(beside)).not.toContain('narrow|sex=female');
    expect(shown(beside).length).toBeLessThan(3);
  });

  it('nor whoever are around them, when those come second', () => {
    const narrow = released(made('narrow', facts(101, 60)));
    const beside = made('wide', facts(104, 90), [{ kinship: 'around', releases: [narrow], facts: facts(101, 60) }]);
    expect(shown(beside)).not.toContain('wide|sex=female');
  });

  it('are shown as ever where many are left, or where the counts do not lie so', () => {
    for (const others of [facts(150, 90), facts(90, 50)])
      expect(
        shown(made('narrow', facts(101, 60), [{ kinship: 'within', releases: [released(made('wide', others))], facts: others }])),
      ).toHaveLength(3);
  });
});
