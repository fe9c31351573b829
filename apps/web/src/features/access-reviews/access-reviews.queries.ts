import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type DecideReviewsBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { usePagedList } from '../../platform/paging';

const key = ['access-reviews'] as const;

export function useAccessReviews(state: 'open' | 'decided') {
  return usePagedList([...key, 'list', state], routes.listAccessReviews, { query: { state, limit: 50 } });
}

export function useDecideReviews() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: DecideReviewsBody) => call(routes.decideAccessReviews, { body }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useReviewCounts() {
  return useQuery({
    queryKey: [...key, 'counts'],
    queryFn: ({ signal }) => call(routes.countAccessReviews, { signal }),
    select: ({ items }) => items,
  });
}

export function useUnreviewed() {
  return usePagedList([...key, 'unreviewed'], routes.listUnreviewed, { query: { limit: 50 } });
}
