import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type OpenPortalItemBody,
  type PortalItemView,
  type PortalKind,
  type SavePortalItemBody,
  type StepPortalItemBody,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';

const key = ['portal-items'] as const;

export function usePortalItems(kind: PortalKind) {
  return usePagedList([...key, 'list', kind], routes.listPortalItems, { query: { kind, limit: 20 } });
}

/** What waits to be let out, of every kind. */
export function useWaitingItems() {
  return usePagedList([...key, 'waiting'], routes.listPortalItems, { query: { status: 'proposed', limit: 20 } });
}

export function usePortalItem(id: string) {
  return useQuery({
    queryKey: [...key, 'one', id],
    queryFn: ({ signal }) => call(routes.readPortalItem, { params: { id }, signal }),
  });
}

export function useReloadPortalItems(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: key });
}

export function useOpenPortalItem() {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: OpenPortalItemBody) => call(routes.openPortalItem, { body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useSavePortalItem({ id, version }: PortalItemView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SavePortalItemBody) => call(routes.savePortalItem, { params: { id }, version, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useStepPortalItem({ id, version }: PortalItemView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: StepPortalItemBody) => call(routes.stepPortalItem, { params: { id }, version, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
