import type { Page, StuckView } from '@himaya/domain';
import type { Session } from './api';
import { expected } from './main-job';

/** Every item of a list, page by page; `path` ends in `?` or `&`. */
export async function everyPage<Item>(as: Session, path: string, limit = 100): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Page<Item> = expected(await as.get<Page<Item>>(`${path}limit=${limit}${cursor && `&cursor=${cursor}`}`), 200);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

/** All that stands still in a coordination desk's governorates. */
export const stuckCases = (as: Session): Promise<StuckView[]> => everyPage(as, '/stuck-cases?');
