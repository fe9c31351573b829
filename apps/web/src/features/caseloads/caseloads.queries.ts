import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type HandOverCaseloadBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { usePagedList } from '../../platform/paging';

const caseloadKey = ['caseload'] as const;

export function useCaseload(enabled = true) {
  return useQuery({ queryKey: caseloadKey, queryFn: ({ signal }) => call(routes.readCaseload, { signal }), enabled });
}

export function useHandOver() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: HandOverCaseloadBody) => call(routes.handOverCaseload, { body }),
    onSettled: () => Promise.all([caseloadKey, ['work'], ['cases'], ['case']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

const fiveMinutes = 300_000;

export function useStuck() {
  return usePagedList(['stuck'], routes.listStuck, { query: { limit: 50 } }, { refetchInterval: fiveMinutes });
}
