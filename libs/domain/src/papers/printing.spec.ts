import fc from 'fast-check';
import { maskOf } from '../shared/categories';
import { decidePrinting, printableCategories, sheetCategories } from './printing';

const seed = { seed: 20261127 };
const some = fc.subarray([...sheetCategories.codes], { minLength: 1 });
const mask = fc.integer({ min: 0, max: 8191 });

describe('what goes on paper', () => {
  it('is what the reader both reads and writes, and nothing they only view', () => {
    fc.assert(
      fc.property(some, mask, mask, (asked, read, write) => {
        const decided = decidePrinting(asked, { read, write });
        const readable = asked.every((category) => (read & maskOf(category)) !== 0);
        const kept = asked.every((category) => (write & maskOf(category)) !== 0);
        if (readable && kept) expect(decided).toEqual({ ok: true, value: { categories: maskOf(...asked) } });
        else expect(decided).toMatchObject({ ok: false, problem: readable ? 'paper.view-only' : 'case.category-not-yours' });
        expect(asked.every((category) => printableCategories({ read, write }).includes(category))).toBe(decided.ok);
      }),
      seed,
    );
  });

  it('offers a reader of core who keeps nothing no sheet at all', () => {
    expect(printableCategories({ read: maskOf('core', 'identity'), write: maskOf('health') })).toEqual([]);
    expect(decidePrinting(['core'], { read: maskOf('core'), write: 0 })).toMatchObject({ problem: 'paper.view-only' });
  });
});
