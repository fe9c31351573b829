import { safePolicy } from './policy';
import { mergedInto, other, withoutRare } from './redesign';
import type { Dimension, Fact } from './table';

/** Of keys whose noise is nothing, unless said otherwise. */
const factsOf = (counts: Readonly<Record<string, number>>, recordKeys = 2 ** 31): Fact[] =>
  Object.entries(counts).map(([form, persons]) => ({ of: { form, sex: 'female' }, body: 'b', persons, recordKeys }));
const form: Dimension = { id: 'form', categories: ['labour', 'sexual', 'organs', 'begging'] };

describe('rare categories', () => {
  it('become one, behind those that are not', () => {
    const merged = withoutRare(form, factsOf({ labour: 90, sexual: 20, organs: 12, begging: 19 }), safePolicy);
    expect(merged).toMatchObject({ categories: ['labour', 'sexual', other], folded: [] });
  });

  it('count in totals only where they are few even together', () => {
    const merged = withoutRare({ ...form, folded: ['unknown'] }, factsOf({ labour: 90, sexual: 40, organs: 2, begging: 17 }), safePolicy);
    expect(merged).toMatchObject({ categories: ['labour', 'sexual'], folded: ['unknown', other] });
  });

  it('leave a dimension without any as it is', () => {
    expect(withoutRare(form, factsOf({ labour: 20, sexual: 20, organs: 20, begging: 20 }), safePolicy)).toBe(form);
  });

  it('are those that a query would tell as rare: one person more or fewer is no more seen here than there', () => {
    const counts = { labour: 90, sexual: 25, organs: 25, begging: 90 };
    expect(withoutRare(form, factsOf(counts), safePolicy).categories).toHaveLength(4);
    // The same counts of people whose noise takes ten away.
    expect(withoutRare(form, factsOf(counts, 0), safePolicy).categories).toEqual(['labour', 'begging', other]);
  });

  it('take their people with them, and nobody else is told by what no table shows', () => {
    const [merged] = mergedInto([{ id: 'form', categories: ['labour'], folded: [other] }], factsOf({ organs: 3 }));
    expect(merged).toEqual({ of: { form: other }, body: 'b', persons: 3, recordKeys: 2 ** 31 });
  });
});
