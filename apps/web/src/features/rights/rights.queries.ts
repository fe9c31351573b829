import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type ExplainRightsBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';
import { caseKey } from '../case-record';

export function useRightsExplanations(caseId: string) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'rights'],
    queryFn: ({ signal }) => call(routes.listRightsExplanations, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
  });
}

export function useExplainRights(caseId: string) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: ExplainRightsBody) => call(routes.explainRights, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}

export function useRightsOwed() {
  return usePagedList(['rights-owed'], routes.listRightsOwed, { query: { limit: 30 } });
}
