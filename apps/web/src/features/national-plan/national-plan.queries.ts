import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type OpenPlanReportBody,
  type PlanReportStatus,
  type PlanReportView,
  type ReviewPlanReportBody,
  type SavePlanReportBody,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';

export const planKey = ['national-plan'] as const;

export function usePlan(query: { readonly plan?: string | null; readonly activity?: string }) {
  return useQuery({
    queryKey: [...planKey, 'activities', query],
    queryFn: ({ signal }) => call(routes.listPlanActivities, { query, signal }),
  });
}

export function usePlanReports(status: PlanReportStatus | null) {
  return usePagedList([...planKey, 'reports', status], routes.listPlanReports, { query: { limit: 20, status } });
}

const keyOfReport = (id: string) => [...planKey, 'report', id] as const;

export function usePlanReport(id: string) {
  return useQuery({
    queryKey: keyOfReport(id),
    queryFn: ({ signal }) => call(routes.readPlanReport, { params: { id }, signal }),
  });
}

function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: planKey });
}

export function useOpenPlanReport() {
  const keyOf = useIdempotencyKey();
  const onSuccess = useRefresh();
  return useMutation({
    mutationFn: (body: OpenPlanReportBody) => call(routes.openPlanReport, { body, idempotencyKey: keyOf(body) }),
    onSuccess,
  });
}

export interface SaveReport {
  readonly version: number;
  readonly body: SavePlanReportBody;
  /** Hands it to the secretariat once it is saved. */
  readonly send: boolean;
  /** Called once it is saved, whether or not it can be handed over then. */
  readonly onSaved: (saved: PlanReportView) => void;
}

/** Saves what was written, and submits it in the same go where that is wished. */
export function useSavePlanReport(id: string) {
  const client = useQueryClient();
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: async ({ version, body, send, onSaved }: SaveReport) => {
      const saved = await call(routes.savePlanReport, { params: { id }, version, body });
      client.setQueryData(keyOfReport(id), saved);
      onSaved(saved);
      return send ? call(routes.submitPlanReport, { params: { id }, version: saved.version, body: {} }) : saved;
    },
    onSettled,
  });
}

export function useReviewPlanReport({ id, version }: PlanReportView) {
  const onSuccess = useRefresh();
  return useMutation({
    mutationFn: (body: ReviewPlanReportBody) => call(routes.reviewPlanReport, { params: { id }, version, body }),
    onSuccess,
  });
}
