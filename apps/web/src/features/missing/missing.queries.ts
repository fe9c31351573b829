import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type EndMissingBody, type MissingAlertView, type RaiseMissingBody, type ReviewMissingBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { caseKey } from '../case-record';

/** Searches for the person of a case, the newest first. */
export function useMissing(caseId: string) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'missing'],
    queryFn: ({ signal }) => call(routes.listMissing, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
  });
}

export function useRaiseMissing(caseId: string) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: RaiseMissingBody) => call(routes.raiseMissing, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}

export function useReviewMissing({ id, caseId, version }: MissingAlertView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ReviewMissingBody) => call(routes.reviewMissing, { params: { id }, version, body }),
    onSettled: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}

export function useEndMissing({ id, caseId, version }: MissingAlertView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: EndMissingBody) => call(routes.endMissing, { params: { id }, version, body }),
    onSettled: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}
