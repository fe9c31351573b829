import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type AppointGuardianBody,
  type DetermineBestInterestsBody,
  type GuardianshipEnding,
  type GuardianshipView,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { caseKey } from '../case-record';

export function useBestInterests(caseId: string, enabled = true) {
  return useQuery({
    enabled,
    queryKey: [...caseKey(caseId), 'best-interests'],
    queryFn: ({ signal }) => call(routes.listBestInterests, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
  });
}

export function useGuardianships(caseId: string, enabled = true) {
  return useQuery({
    enabled,
    queryKey: [...caseKey(caseId), 'guardianships'],
    queryFn: ({ signal }) => call(routes.listGuardianships, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
  });
}

export function useDetermineBestInterests(caseId: string) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: DetermineBestInterestsBody) =>
      call(routes.determineBestInterests, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}

export function useAppointGuardian(caseId: string) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: AppointGuardianBody) => call(routes.appointGuardian, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}

export type GuardianshipStep =
  | { readonly step: 'suspect'; readonly reason: string }
  | { readonly step: 'end'; readonly reason: GuardianshipEnding };

/** A step of a guardianship, on the version last seen. */
export function useGuardianshipStep(guardianship: GuardianshipView) {
  const client = useQueryClient();
  const target = { params: { id: guardianship.id }, version: guardianship.version };
  return useMutation({
    mutationFn: (deed: GuardianshipStep) =>
      deed.step === 'suspect'
        ? call(routes.suspectGuardian, { ...target, body: { reason: deed.reason } })
        : call(routes.endGuardianship, { ...target, body: { reason: deed.reason } }),
    onSettled: () => client.invalidateQueries({ queryKey: caseKey(guardianship.caseId) }),
  });
}
