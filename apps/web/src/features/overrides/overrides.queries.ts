import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type OverrideEnding, type OverrideRefusal, type OverrideView, type RequestOverrideBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { caseKey } from '../case-record';

const queueKey = ['overrides', 'to-approve'] as const;

export function useOverrides(caseId: string, enabled = true) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'overrides'],
    queryFn: ({ signal }) => call(routes.listCaseOverrides, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
    enabled,
  });
}

/** What waits for the reader's approval. */
export function useOverrideQueue() {
  return useQuery({
    queryKey: queueKey,
    queryFn: ({ signal }) => call(routes.listOverrides, { query: { box: 'to-approve' }, signal }),
    select: ({ items }) => items,
    refetchInterval: 60_000,
  });
}

export function useRequestOverride(caseId: string) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: RequestOverrideBody) => call(routes.requestOverride, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}

export type OverrideStep =
  | { readonly step: 'approve' }
  | { readonly step: 'refuse'; readonly reason: OverrideRefusal }
  | { readonly step: 'end'; readonly reason: OverrideEnding };

/** A second person's answer, or the end, on the version last seen. */
export function useOverrideStep(override: OverrideView) {
  const client = useQueryClient();
  const target = { params: { id: override.id }, version: override.version };
  return useMutation({
    mutationFn: (deed: OverrideStep) => {
      if (deed.step === 'approve') return call(routes.approveOverride, { ...target, body: {} });
      if (deed.step === 'refuse') return call(routes.refuseOverride, { ...target, body: { reason: deed.reason } });
      return call(routes.endOverride, { ...target, body: { reason: deed.reason } });
    },
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: queueKey });
      if (override.caseId) await client.invalidateQueries({ queryKey: caseKey(override.caseId) });
    },
  });
}
