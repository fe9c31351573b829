import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type ReleaseStatus, type ReleaseView, type RequestReleaseBody, type StepReleaseBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';

const key = ['releases'] as const;

/** Milliseconds between two looks at a table that is being computed. */
const lookAgain = 2000;

export function useReleases(status: ReleaseStatus) {
  return usePagedList([...key, 'list', status], routes.listReleases, { query: { status, limit: 20 } });
}

export function useRelease(id: string) {
  return useQuery({
    queryKey: [...key, 'one', id],
    queryFn: ({ signal }) => call(routes.readRelease, { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'computing' ? lookAgain : false),
  });
}

export function useRequestRelease() {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: RequestReleaseBody) => call(routes.requestRelease, { body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useReloadReleases(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: key });
}

export function useStepRelease({ id, version }: ReleaseView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: StepReleaseBody) => call(routes.stepRelease, { params: { id }, version, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
