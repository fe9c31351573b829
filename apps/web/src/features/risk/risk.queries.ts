import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type AssessRiskBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { caseKey } from '../case-record';

/** A case's assessments, the newest first; asked for only where the risk category is the reader's. */
export function useRiskAssessments(caseId: string, enabled = true) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'risk'],
    queryFn: ({ signal }) => call(routes.listRiskAssessments, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
    enabled,
  });
}

export function useAssessRisk(caseId: string) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: AssessRiskBody) => call(routes.assessRisk, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}
