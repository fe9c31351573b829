import { safePolicy } from './policy';
import { mergedInto, other, withoutRare } from './redesign';
import type { Dimension, Fact } from './table';

const factsOf = (counts: Readonly<Record<string, number>>): Fact[] =>
  Object.entries(counts).map(([form, persons]) => ({ of: { form, sex: 'female' }, body: 'b', persons, recordKeys: 7 }));
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

  it('take their people with them, and nobody else is told by what no table shows', () => {
    const [merged] = mergedInto([{ id: 'form', categories: ['labour'], folded: [other] }], factsOf({ organs: 3 }));
    expect(merged).toEqual({ of: { form: other }, body: 'b', persons: 3, recordKeys: 7 });
  });
});
