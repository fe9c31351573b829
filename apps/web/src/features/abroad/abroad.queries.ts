import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type AbroadTransferView, type PlanAbroadBody, type StepAbroadBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { caseKey } from '../case-record';

/** Hand-overs of a case's person to a body abroad, the newest first. */
export function useAbroad(caseId: string) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'abroad'],
    queryFn: ({ signal }) => call(routes.listAbroad, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
  });
}

export function usePlanAbroad(caseId: string) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: PlanAbroadBody) => call(routes.planAbroad, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}

export function useStepAbroad({ id, caseId, version }: AbroadTransferView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: StepAbroadBody) => call(routes.stepAbroad, { params: { id }, version, body }),
    onSettled: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}
