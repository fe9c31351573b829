import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type NeedMove, type NeedView, type RecordNeedBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { caseKey } from '../case-record';

/** A case's needs, open ones first. */
export function useNeeds(caseId: string) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'needs'],
    queryFn: ({ signal }) => call(routes.listNeeds, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
  });
}

export function useRecordNeed(caseId: string) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: RecordNeedBody) => call(routes.recordNeed, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}

export function useMoveNeed(need: NeedView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (move: NeedMove) => call(routes.moveNeed, { params: { id: need.id }, version: need.version, body: { move } }),
    onSettled: () => client.invalidateQueries({ queryKey: caseKey(need.caseId) }),
  });
}
