import { categoriesIn, maskOf, type Category, type CategoryMask } from '../shared/categories';
import { codeList, type CodeOf } from '../shared/code-list';
import { allow, refuse, type Outcome } from '../shared/outcome';

/** The categories that a record sheet can show. */
export const sheetCategories = codeList('sheet-category', ['core', 'identity', 'exploitation']);
export type SheetCategory = CodeOf<typeof sheetCategories>;

/**
 * May this be put on paper? Whoever keeps a record prints it; whoever may only view it reads it on the screen, where each look leaves
 * its line and can be ended: a category is printed by those who may write it.
 * @param held what the reader may read and write of the case
 */
export function decidePrinting(
  asked: readonly Category[],
  held: { readonly read: CategoryMask; readonly write: CategoryMask },
): Outcome<{ readonly categories: CategoryMask }> {
  const categories = maskOf(...asked);
  if ((categories & ~held.read) !== 0) return refuse('case.category-not-yours');
  if ((categories & ~held.write) !== 0) return refuse('paper.view-only');
  return allow({ categories });
}

/** What a record sheet of this reader's can show, in the order of the list. */
export function printableCategories(held: { readonly read: CategoryMask; readonly write: CategoryMask }): SheetCategory[] {
  return categoriesIn(held.read & held.write).filter((category): category is SheetCategory => sheetCategories.has(category));
}
