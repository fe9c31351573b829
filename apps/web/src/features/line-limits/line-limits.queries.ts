import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type ChangeLineLimitBody } from '@himaya/domain';
import { call } from '../../platform/api-client';

const limitsKey = ['line-limits'] as const;

export function useLineLimits() {
  return useQuery({
    queryKey: limitsKey,
    queryFn: ({ signal }) => call(routes.listLineLimits, { signal }),
    select: ({ items }) => items,
  });
}

export function useChangeLineLimit(version: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangeLineLimitBody) => call(routes.changeLineLimit, { version, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: limitsKey }),
  });
}

export function useReloadLineLimits(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: limitsKey });
}
