import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type AccessLogKind,
  type CaseFilterId,
  type CaseView,
  type ChangeCaseBody,
  type OpenCaseBody,
  type SaveCaseFilterBody,
  type SearchCasesBody,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';
import { caseKey } from '../case-record';

const listKey = ['cases'] as const;

/** Filters of the list of cases; empty means all. */
export interface CaseFilter {
  readonly status: string;
  readonly step: string;
  readonly governorate: string;
  /** `me` or `nobody`. */
  readonly assignee: string;
  /** `missing`. */
  readonly alert: string;
  /** One colleague's, by id. */
  readonly assigneeId: string;
}

export function useCases(filter: CaseFilter) {
  return usePagedList([...listKey, filter], routes.listCases, { query: { ...filter, limit: 25 } });
}

const filtersKey = ['case-filters'] as const;

export function useCaseFilters(enabled: boolean) {
  return useQuery({
    queryKey: filtersKey,
    queryFn: ({ signal }) => call(routes.listCaseFilters, { signal }),
    select: ({ items }) => items,
    enabled,
  });
}

export function useSaveCaseFilter() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SaveCaseFilterBody) => call(routes.saveCaseFilter, { body }),
    onSuccess: (kept) => client.setQueryData(filtersKey, kept),
  });
}

export function useRemoveCaseFilter() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: CaseFilterId) => call(routes.removeCaseFilter, { params: { id }, body: {} }),
    onSuccess: (kept) => client.setQueryData(filtersKey, kept),
    onError: () => client.invalidateQueries({ queryKey: filtersKey }),
  });
}

/** Searches in the own cases. A mutation, not a query: what was searched for is kept nowhere. */
export function useSearchCases() {
  return useMutation({ mutationFn: (body: SearchCasesBody) => call(routes.searchCases, { body }), gcTime: 0 });
}

export function useOpenCase() {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: OpenCaseBody) => call(routes.openCase, { body, idempotencyKey: keyOf(body) }),
    onSuccess: (record) => keepCase(client, record),
  });
}

export function useChangeCase(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, version }: { readonly body: ChangeCaseBody; readonly version: number }) =>
      call(routes.changeCase, { params: { id }, body, version }),
    onSuccess: (record) => keepCase(client, record),
  });
}

async function keepCase(client: ReturnType<typeof useQueryClient>, record: CaseView): Promise<void> {
  client.setQueryData([...caseKey(record.id), 'view'], record);
  await Promise.all([
    client.invalidateQueries({ queryKey: listKey }),
    client.invalidateQueries({ queryKey: [...caseKey(record.id), 'timeline'] }),
  ]);
}

export function useTimeline(id: string) {
  return usePagedList([...caseKey(id), 'timeline'], routes.readTimeline, { params: { id }, query: { limit: 20 } });
}

export function useAccessLog(id: string, kind: AccessLogKind) {
  return usePagedList([...caseKey(id), 'access-log', kind], routes.readAccessLog, { params: { id }, query: { kind, limit: 30 } });
}

export function useGrants(id: string) {
  return useQuery({
    queryKey: [...caseKey(id), 'grants'],
    queryFn: ({ signal }) => call(routes.listGrants, { params: { id }, signal }),
    select: ({ items }) => items,
  });
}
