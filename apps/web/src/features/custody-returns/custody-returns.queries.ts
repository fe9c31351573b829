import { useMutation, useQueryClient } from '@tanstack/react-query';
import { routes, type CustodyReturnBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';

const key = ['custody-returns'] as const;

export function useCustodyReturns() {
  return usePagedList([...key], routes.listCustodyReturns, { query: { limit: 50 } });
}

export function useGiveCustodyReturn() {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: CustodyReturnBody) => call(routes.giveCustodyReturn, { body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
