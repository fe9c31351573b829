import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type ChangeSafeguardBody, type RecordSafeguardBody, type SafeguardView } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { caseKey } from '../case-record';

export function useSafeguards(caseId: string) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'safeguards'],
    queryFn: ({ signal }) => call(routes.listSafeguards, { params: { id: caseId }, signal }),
  });
}

export function useRecordSafeguard(caseId: string) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: RecordSafeguardBody) => call(routes.recordSafeguard, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}

export function useChangeSafeguard(caseId: string, { id, version }: SafeguardView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangeSafeguardBody) => call(routes.changeSafeguard, { params: { id }, version, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}
