import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type CapacityView, type KeepCapacityBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { usePagedList } from '../../platform/paging';

const boardKey = ['capacity'] as const;
const changesKey = [...boardKey, 'changes'] as const;

/** The own unit's places, row by row. */
export function useCapacity() {
  return useQuery({
    queryKey: [...boardKey, 'board'],
    queryFn: ({ signal }) => call(routes.listCapacity, { signal }),
    select: ({ items }) => items,
  });
}

export function useCapacityChanges() {
  return usePagedList(changesKey, routes.listCapacityChanges, { query: { limit: 20 } });
}

/** Counts one row anew, on the version that was shown. */
export function useKeepCapacity(row: CapacityView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: KeepCapacityBody) => call(routes.keepCapacity, { version: row.version, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: boardKey }),
  });
}

export function useReloadCapacity(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: boardKey });
}
