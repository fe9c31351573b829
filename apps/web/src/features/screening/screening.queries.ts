import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type RecordSittingBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { caseKey } from '../case-record';

const screeningKey = (caseId: string) => [...caseKey(caseId), 'screening'] as const;

export function useScreening(caseId: string) {
  return useQuery({
    queryKey: screeningKey(caseId),
    queryFn: ({ signal }) => call(routes.readScreening, { params: { id: caseId }, signal }),
  });
}

export function useRecordSitting(caseId: string) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: RecordSittingBody) => call(routes.recordSitting, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}
