import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type SavePlanBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { caseKey } from '../case-record';

export function useCasePlan(caseId: string) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'plan'],
    queryFn: ({ signal }) => call(routes.readCasePlan, { params: { id: caseId }, signal }),
  });
}

export function useSavePlan(caseId: string) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: SavePlanBody) => call(routes.saveCasePlan, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSettled: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}
