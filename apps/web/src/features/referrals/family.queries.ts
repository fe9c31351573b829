import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { routes, type CaseView, type SendGroupBody, type Service, type Urgency } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { caseKey } from '../case-record';
import { listKey } from './referrals.queries';

/** The cases themselves, in the order of their ids; undefined until all of them are there. */
export function useCases(ids: readonly string[]) {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: [...caseKey(id), 'view'],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(routes.readCase, { params: { id }, signal }),
    })),
    combine: (found) => ({
      data: found.every(({ data }) => data !== undefined) ? found.map(({ data }) => data as CaseView) : undefined,
      error: found.find(({ error }) => error)?.error ?? null,
      refetch: () => found.forEach((one) => void one.refetch()),
    }),
  });
}

/** The desks that fit each of these people, in the order of the ids. */
export function useProposalsOf(ids: readonly string[], service: Service | null, urgency: Urgency) {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: [...caseKey(id), 'proposals', service, urgency, null],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(routes.listProposals, { params: { id }, query: { service, urgency, after: null }, signal }),
      enabled: service !== null,
      staleTime: 30_000,
    })),
    combine: (found) => ({
      data: found.every(({ data }) => data !== undefined) ? found.map(({ data }) => data?.items ?? []) : undefined,
      error: found.find(({ error }) => error)?.error ?? null,
      refetch: () => found.forEach((one) => void one.refetch()),
    }),
  });
}

export function useSendGroup(caseId: string) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: SendGroupBody) => call(routes.sendReferralGroup, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: async (_, { members }) => {
      await Promise.all([
        ...members.map((member) => client.invalidateQueries({ queryKey: caseKey(member.caseId) })),
        client.invalidateQueries({ queryKey: listKey }),
      ]);
    },
  });
}
