import { useMutation, useQuery } from '@tanstack/react-query';
import {
  routes,
  type CareView,
  type DiscloseReportBody,
  type DraftReportBody,
  type MoveReportBody,
  type ReportBody,
  type ReportView,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';
import { careKey, useRefreshCare } from './care.queries';

export function useDraftReport({ id }: CareView) {
  const refresh = useRefreshCare();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: DraftReportBody) => call(routes.draftReport, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess: refresh,
  });
}

/** @param report null where none is written on */
export function useChangeReport(report: ReportView | null) {
  const refresh = useRefreshCare();
  return useMutation({
    mutationFn: (body: ReportBody) => call(routes.changeReport, { params: { id: report?.id ?? '' }, version: report?.version ?? 0, body }),
    onSuccess: refresh,
  });
}

export function useMoveReport({ id, version }: ReportView) {
  const refresh = useRefreshCare();
  return useMutation({
    mutationFn: (body: MoveReportBody) => call(routes.moveReport, { params: { id }, version, body }),
    onSuccess: refresh,
  });
}

/** The paper is in the answer and nowhere else. */
export function usePrintReport({ id }: ReportView) {
  return useMutation({ mutationFn: () => call(routes.printReport, { params: { id }, body: {} }), gcTime: 0 });
}

export function useDisclosures({ id }: ReportView) {
  return useQuery({
    queryKey: [...careKey, 'disclosures', id],
    queryFn: ({ signal }) => call(routes.readDisclosures, { params: { id }, signal }),
  });
}

export function useDiscloseReport({ id }: ReportView) {
  const refresh = useRefreshCare();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: DiscloseReportBody) => call(routes.discloseReport, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess: refresh,
  });
}

export function useCourtReports() {
  return usePagedList(['court-reports'], routes.listCourtReports, { query: { limit: 20 } });
}
