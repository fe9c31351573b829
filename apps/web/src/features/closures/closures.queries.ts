import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { routes, type CloseCaseBody, type ClosingView, type FollowUpView, type ReopenCaseBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';
import { caseKey } from '../case-record';

const afterCareKey = ['after-care'] as const;

/** What stands between a case and its closing, and how it was closed before. */
export function useClosing(caseId: string) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'closing'],
    queryFn: ({ signal }) => call(routes.readClosing, { params: { id: caseId }, signal }),
  });
}

export function useCloseCase({ caseId, version }: Pick<ClosingView, 'caseId' | 'version'>) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: CloseCaseBody) =>
      call(routes.closeCase, { params: { id: caseId }, version, body, idempotencyKey: keyOf({ ...body, version }) }),
    onSuccess: () => renew(client, caseId),
  });
}

export function useReopenCase({ caseId, version }: Pick<ClosingView, 'caseId' | 'version'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ReopenCaseBody) => call(routes.reopenCase, { params: { id: caseId }, version, body }),
    onSuccess: () => renew(client, caseId),
  });
}

/** Whom the unit still asks how they are, the earliest due first. */
export function useAfterCare() {
  return usePagedList(afterCareKey, routes.listAfterCare, { query: { limit: 50 } });
}

export function useFollowedUp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ taskId, version }: FollowUpView) => call(routes.completeTask, { params: { id: taskId }, version, body: {} }),
    onSettled: (_view, _error, { caseId }) => renew(client, caseId),
  });
}

export function useReloadClosing(caseId: string): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: caseKey(caseId) });
}

function renew(client: QueryClient, caseId: string): Promise<unknown> {
  return Promise.all([caseKey(caseId), ['cases'], ['work'], afterCareKey].map((queryKey) => client.invalidateQueries({ queryKey })));
}
