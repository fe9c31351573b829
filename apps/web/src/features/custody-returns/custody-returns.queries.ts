import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type CustodyKind, type CustodyReturnBody, type IsoDate } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';

const key = ['custody-returns'] as const;

export function useCustodyReturns() {
  return usePagedList([...key, 'list'], routes.listCustodyReturns, { query: { limit: 50 } });
}

/** The latest count of each kind, of a month where one is named; null where none was given. @param month its first day */
export function useLatestCounts(kinds: readonly CustodyKind[], month: IsoDate | null) {
  return useQuery({
    queryKey: [...key, 'latest', kinds, month],
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(kinds.map((kind) => call(routes.listCustodyReturns, { query: { kind, month, limit: 1 }, signal })));
      return kinds.map((kind, n) => ({ kind, asOf: pages[n]!.items[0]?.asOf ?? null }));
    },
  });
}

export function useGiveCustodyReturn() {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: CustodyReturnBody) => call(routes.giveCustodyReturn, { body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
