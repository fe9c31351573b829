import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type ConcernListItem,
  type ConcernReceipt,
  type ConcernView,
  type SettlePersonBody,
  type Page,
  type Route,
  type TriageBody,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';

export const concernsKey = ['concerns'] as const;

/** Which box is asked for says what its items are. */
const ownReports = routes.listConcerns as Route<void, Page<ConcernReceipt>>;
const queueOf = routes.listConcerns as Route<void, Page<ConcernListItem>>;

export function useOwnReports() {
  return usePagedList([...concernsKey, 'own'], ownReports, { query: { box: 'own', limit: 20 } }, { refetchInterval: 60_000 });
}

export function useConcerns(box: string) {
  return usePagedList([...concernsKey, box], queueOf, { query: { box, limit: 25 } }, { refetchInterval: 30_000 });
}

export function useConcern(id: string) {
  return useQuery({ queryKey: [...concernsKey, 'one', id], queryFn: ({ signal }) => call(routes.readConcern, { params: { id }, signal }) });
}

export function useCaseConcerns(caseId: string, enabled: boolean) {
  return useQuery({
    queryKey: [...concernsKey, 'case', caseId],
    queryFn: ({ signal }) => call(routes.listCaseConcerns, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
    enabled,
  });
}

/** @param outcome for which a body is looked for; null asks for none */
export function useBodies(outcome: 'passed-on' | 'labour-matter' | null) {
  return useQuery({
    queryKey: [...concernsKey, 'bodies', outcome],
    queryFn: ({ signal }) => call(routes.listConcernBodies, { query: { outcome: outcome ?? undefined }, signal }),
    select: ({ items }) => items,
    enabled: outcome !== null,
    staleTime: 5 * 60_000,
  });
}

export function useLabourCounts() {
  return useQuery({
    queryKey: [...concernsKey, 'labour'],
    queryFn: ({ signal }) => call(routes.countLabourCases, { signal }),
    select: ({ items }) => items,
  });
}

export function useTriage({ id, version }: Pick<ConcernView, 'id' | 'version'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TriageBody) => call(routes.triageConcern, { params: { id }, version, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: concernsKey }),
  });
}

/** Settles one person of an accepted concern; sent twice, it is one case. */
export function useSettlePerson({ id }: Pick<ConcernView, 'id'>) {
  const client = useQueryClient();
  const idempotencyKey = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: SettlePersonBody) => call(routes.settlePerson, { params: { id }, body, idempotencyKey: idempotencyKey(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: concernsKey }),
  });
}
