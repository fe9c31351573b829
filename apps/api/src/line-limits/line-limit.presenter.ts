import { categoriesIn, type LineLimitView } from '@himaya/domain';
import type { LineLimitRow } from './line-limit.store';

export function lineLimitView({ side, version, give, take, transfers, changedAt }: LineLimitRow): LineLimitView {
  return { id: side, version, give: categoriesIn(give), take: categoriesIn(take), transfers, changedAt: changedAt.toISOString() };
}
