import fc from 'fast-check';
import { cellKey, keyTelling, noiseTable, perturbed, safeNoise } from './cell-key';

const seed = 20261127;
const table = noiseTable(safeNoise);
const chancesOf = (persons: number): (readonly [change: number, chance: number])[] =>
  table.rows[Math.min(persons, table.rows.length) - 1]!.map(({ change, upTo }, at, row) => [change, upTo - (row[at - 1]?.upTo ?? 0)]);

describe('noise by cell key', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 100])(
    'of %s persons has no bias, the variance asked for, and is certain to be something',
    (persons) => {
      const chances = chancesOf(persons);
      const moment = (power: number): number => chances.reduce((sum, [change, chance]) => sum + chance * change ** power, 0);
      expect(moment(0)).toBeCloseTo(1, 9);
      expect(moment(1)).toBeCloseTo(0, 9);
      expect(moment(2)).toBeCloseTo(safeNoise.variance, 9);
      expect(chances.every(([, chance]) => chance > 0)).toBe(true);
    },
  );

  it('answers by no more than it may, never with one or two persons or fewer than none', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(2 ** 32 - 1), (persons, key) => {
        const answer = perturbed(persons, key, table);
        expect(Math.abs(answer - persons)).toBeLessThanOrEqual(safeNoise.most);
        expect(answer === 0 || answer > safeNoise.never).toBe(true);
      }),
      { seed },
    );
  });

  it('gives the same people the same answer, in whatever order they are counted', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 32 - 1), { minLength: 1, maxLength: 40 }), (records) => {
        const [forth, back] = [cellKey(records), cellKey(records.toReversed())];
        expect(forth).toBe(back);
        expect(perturbed(records.length, forth, table)).toBe(perturbed(records.length, back, table));
      }),
      { seed },
    );
  });

  it('makes another key of one person more or less', () => {
    expect(cellKey([1, 2, 3])).not.toBe(cellKey([1, 2]));
    expect(cellKey([2 ** 32 - 1, 2])).toBe(1);
  });

  it('of a cell that tells something sensitive is its own: the same people have the same figure elsewhere no more often than two draws', () => {
    const keys = Array.from({ length: 20_000 }, (_, at) => Math.imul(at + 1, 2_654_435_761) >>> 0);
    const noise = (key: number): number => perturbed(100, key, table) - 100;
    for (const [one, other] of [
      [[], ['form=begging']],
      [['form=begging'], ['form=other']],
      [['form=begging'], ['form=begging', 'article=article-5']],
    ] as const) {
      // prettier-ignore
      const equal = keys.filter((key) => noise(keyTelling(key, one)) === noise(keyTelling(key, other))).length / keys.length;
      const byChance = chancesOf(100).reduce((sum, [, chance]) => sum + chance ** 2, 0);
      expect(Math.abs(equal - byChance)).toBeLessThan(0.01);
    }
    const told = keys.map((key) => keyTelling(key, ['form=begging']));
    expect(new Set(told).size).toBe(keys.length);
    const moments = [1, 2].map((power) => told.reduce((sum, key) => sum + noise(key) ** power, 0) / told.length);
    expect([Math.abs(moments[0]!) < 0.05, Math.abs(moments[1]! - safeNoise.variance) < 0.15]).toEqual([true, true]);
    expect(keyTelling(7, ['a=b', 'c=d'])).toBe(keyTelling(7, ['c=d', 'a=b']));
    expect(keyTelling(7, [])).toBe(7);
  });

  it('is not to be had where no chances fit', () => {
    expect(() => noiseTable({ most: 1, variance: 3, never: 2 })).toThrow(RangeError);
  });
});
