import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type LeaveView, type RecordLeaveBody } from '@himaya/domain';
import { call } from '../../platform/api-client';

const key = ['leaves'] as const;

export function useLeaves() {
  return useQuery({
    queryKey: [...key, 'list'],
    queryFn: ({ signal }) => call(routes.listLeaves, { signal }),
    select: ({ items }) => items,
  });
}

/** Who could stand in for the reader. */
export function useDelegates() {
  return useQuery({ queryKey: [...key, 'delegates'], queryFn: ({ signal }) => call(routes.listDelegates, { signal }) });
}

export function useRecordLeave() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RecordLeaveBody) => call(routes.recordLeave, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useCancelLeave() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: LeaveView) => call(routes.cancelLeave, { params: { id }, version, body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}
