import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type BreakGlassByNumberBody, type BreakGlassView, type ReviewBreakGlassBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';
import { caseKey } from '../case-record';

const key = ['break-glass'] as const;

export function useOwnEmergencies() {
  return usePagedList([...key, 'own'], routes.listBreakGlass, { query: { limit: 20 } }, { refetchInterval: 60_000 });
}

/** What colleagues ask for; only where the reader may answer. */
export function useEmergencyRequests(enabled: boolean) {
  return useQuery({
    queryKey: [...key, 'requests'],
    queryFn: ({ signal }) => call(routes.listBreakGlassRequests, { signal }),
    select: ({ items }) => items,
    enabled,
    refetchInterval: 60_000,
  });
}

export function useReviews(done: boolean) {
  return usePagedList([...key, 'reviews', done], routes.listBreakGlassReviews, { query: { done, limit: 25 } });
}

export function useReview(id: string) {
  return useQuery({
    queryKey: [...key, 'review', id],
    queryFn: ({ signal }) => call(routes.readBreakGlassReview, { params: { id }, signal }),
  });
}

export function useBreakGlass() {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: BreakGlassByNumberBody) => call(routes.breakGlassByNumber, { body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** A supervisor's answer, or the holder's end, on the version last seen. */
export function useEmergencyStep(emergency: Pick<BreakGlassView, 'id' | 'version' | 'caseId'>) {
  const client = useQueryClient();
  const routeOf = { approve: routes.approveBreakGlass, decline: routes.declineBreakGlass, end: routes.endBreakGlass } as const;
  return useMutation({
    mutationFn: (step: keyof typeof routeOf) => call(routeOf[step], { params: { id: emergency.id }, version: emergency.version, body: {} }),
    onSuccess: async () => {
      if (emergency.caseId) client.removeQueries({ queryKey: caseKey(emergency.caseId) });
      await client.invalidateQueries({ queryKey: key });
    },
  });
}

export function useRecordFinding(emergency: BreakGlassView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ReviewBreakGlassBody) =>
      call(routes.reviewBreakGlass, { params: { id: emergency.id }, version: emergency.version, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
