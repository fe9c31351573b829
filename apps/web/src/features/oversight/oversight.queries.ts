import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type AnomalyRuleView, type AnomalyView, type ChangeAnomalyRuleBody, type ReviewAnomalyBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { usePagedList } from '../../platform/paging';

/** What the trail is narrowed to; empty means all. Days are the reader's own. */
export interface AuditFilter {
  readonly from: string;
  readonly to: string;
  readonly user: string;
  readonly unit: string;
  readonly action: string;
  readonly result: string;
  readonly case: string;
}

const day = 86_400_000;

/** The instants of a filter's days: the whole of the last one too. */
export function instantsOf({ from, to }: Pick<AuditFilter, 'from' | 'to'>): { readonly from?: string; readonly to?: string } {
  return {
    ...(from ? { from: new Date(`${from}T00:00`).toISOString() } : {}),
    ...(to ? { to: new Date(new Date(`${to}T00:00`).getTime() + day).toISOString() } : {}),
  };
}

export function useAuditEvents(filter: AuditFilter) {
  return usePagedList(['audit', 'events', filter], routes.listAuditEvents, {
    query: { ...filter, from: undefined, to: undefined, ...instantsOf(filter), limit: 30 },
  });
}

const anomaliesKey = ['audit', 'anomalies'] as const;

export function useAnomalies(state: string, kind: string) {
  return usePagedList([...anomaliesKey, state, kind], routes.listAnomalies, { query: { state, kind, limit: 30 } });
}

export function useReviewAnomaly({ id, version }: AnomalyView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ReviewAnomalyBody) => call(routes.reviewAnomaly, { params: { id }, version, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: anomaliesKey }),
  });
}

const rulesKey = ['audit', 'anomaly-rules'] as const;

export function useAnomalyRules() {
  return useQuery({ queryKey: rulesKey, queryFn: ({ signal }) => call(routes.listAnomalyRules, { signal }) });
}

export function useChangeAnomalyRule({ version }: AnomalyRuleView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangeAnomalyRuleBody) => call(routes.changeAnomalyRule, { version, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: rulesKey }),
  });
}
