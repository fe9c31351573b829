import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type ConsentView, type RecordConsentBody, type WithdrawConsentBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { caseKey } from '../case-record';

export function useConsents(caseId: string, enabled = true) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'consents'],
    queryFn: ({ signal }) => call(routes.listConsents, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
    enabled,
  });
}

export function useRecordConsent(caseId: string) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: RecordConsentBody) => call(routes.recordConsent, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}

export function useWithdrawConsent(consent: ConsentView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: WithdrawConsentBody) => call(routes.withdrawConsent, { params: { id: consent.id }, version: consent.version, body }),
    onSettled: () => client.invalidateQueries({ queryKey: caseKey(consent.caseId) }),
  });
}
