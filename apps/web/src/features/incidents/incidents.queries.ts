import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type IncidentView, type ReportIncidentBody, type TakeStepBody } from '@himaya/domain';
import { call } from '../../platform/api-client';

const key = ['incidents'] as const;

export function useIncidents(state: string) {
  return useInfiniteQuery({
    queryKey: [...key, 'list', state],
    queryFn: ({ pageParam, signal }) => call(routes.listIncidents, { query: { state, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: 30_000,
  });
}

export function useIncident(id: string) {
  return useQuery({ queryKey: [...key, id], queryFn: ({ signal }) => call(routes.readIncident, { params: { id }, signal }) });
}

export function useReportIncident() {
  return useMutation({ mutationFn: (body: ReportIncidentBody) => call(routes.reportIncident, { body }) });
}

export function useTakeStep({ id, version }: IncidentView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TakeStepBody) => call(routes.takeIncidentStep, { params: { id }, version, body }),
    onSuccess: async (incident) => {
      client.setQueryData([...key, id], incident);
      await client.invalidateQueries({ queryKey: [...key, 'list'] });
    },
  });
}
