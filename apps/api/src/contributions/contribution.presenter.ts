import { releaseStepsOf, type ContributionView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import type { ContributionRow } from './contribution.store';

export function contributionView(row: ContributionRow, { userId, roles }: Pick<Actor, 'userId' | 'roles'>): ContributionView {
  const { id, version, status, from, to, columns, rows, refusal, reason, requestedBy, proposedBy, publishedAt } = row;
  return {
    id,
    version,
    status,
    from,
    to,
    requestedAt: row.requestedAt.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
    refused: refusal,
    reason,
    columns: (columns ?? []).map(({ id: column, level }) => ({ id: column, level })),
    rows,
    steps: releaseStepsOf({ status, own: requestedBy === userId || proposedBy === userId, held: roles }),
  };
}
