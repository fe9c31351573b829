import { perturbed } from './cell-key';
import { safePolicy } from './policy';
import { harmlessIn, isOfOneKind } from './primary';

const keys = Array.from({ length: 500 }, (_, at) => Math.imul(at + 1, 2_654_435_761) >>> 0);
/** How often a part of a group is held, over many draws of who they are. */
const held = (part: number, group: number): number =>
  keys.filter((key, at) => isOfOneKind({ persons: part, recordKeys: keys[499 - at]! }, { persons: group, recordKeys: key }, safePolicy))
    .length / keys.length;

describe('a category of a group', () => {
  it('is held by the standard’s rule, whatever the noise: all but two of the group, or nine in ten of fewer than fifty', () => {
    expect([harmlessIn(200, safePolicy), harmlessIn(49, safePolicy), harmlessIn(20, safePolicy)]).toEqual([197, 44, 17]);
    for (const [part, group] of [[200, 200], [198, 200], [45, 49], [18, 20]] as const) // prettier-ignore
      expect([part, group, held(part, group)]).toEqual([part, group, 1]);
    // A rest that the noise would take far over the threshold.
    const high = keys.find((key) => perturbed(4, key, safePolicy.noise) > 9) ?? 0;
    const group = { persons: 40, recordKeys: high };
    expect(isOfOneKind({ persons: 36, recordKeys: 0 }, group, { ...safePolicy, threshold: 0 })).toBe(true);
  });

  it('is held as often as the number of those in no such category is under the threshold with its noise', () => {
    for (const rest of [3, 6, 9, 10, 12, 20]) {
      const small = keys.filter((key) => perturbed(rest, key, safePolicy.noise) < safePolicy.threshold).length / keys.length;
      expect(Math.abs(held(200 - rest, 200) - small)).toBeLessThan(0.1);
    }
    expect([held(197, 200), held(180, 200)]).toEqual([1, 0]);
  });

  it('follows from who they are alone', () => {
    for (const key of keys.slice(0, 50)) {
      const [part, group] = [
        { persons: 190, recordKeys: key },
        { persons: 200, recordKeys: (key + 77) % 2 ** 32 },
      ];
      const other = 12345;
      const moved = (one: typeof part): typeof part => ({ ...one, recordKeys: (one.recordKeys + other) % 2 ** 32 });
      // The rest is the same people in both.
      expect(isOfOneKind(moved(part), moved(group), safePolicy)).toBe(isOfOneKind(part, group, safePolicy));
    }
  });
});
