import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type CommitteeReportId,
  type CommitteeReportKind,
  type CommitteeReportView,
  type OpenCommitteeReportBody,
  type SaveCommitteeReportBody,
  type StepCommitteeReportBody,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';

const key = ['committee-reports'] as const;

export function useCommitteeReports(kind: CommitteeReportKind) {
  return usePagedList([...key, 'list', kind], routes.listCommitteeReports, { query: { kind, limit: 20 } });
}

export function useCommitteeReport(id: string) {
  return useQuery({
    queryKey: [...key, 'one', id],
    queryFn: ({ signal }) => call(routes.readCommitteeReport, { params: { id }, signal }),
  });
}

/** Published tables that an annual report can hold, the latest first. */
export function usePublishedTables() {
  return useQuery({
    queryKey: [...key, 'tables'],
    queryFn: ({ signal }) => call(routes.listReleases, { query: { status: 'published', limit: 100 }, signal }),
  });
}

export function useOpenCommitteeReport() {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: OpenCommitteeReportBody) => call(routes.openCommitteeReport, { body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export interface SaveCommitteeReport {
  readonly version: number;
  readonly body: SaveCommitteeReportBody;
  readonly onSaved: (saved: CommitteeReportView) => void;
}

export function useSaveCommitteeReport(id: CommitteeReportId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ version, body, onSaved }: SaveCommitteeReport) => {
      const saved = await call(routes.saveCommitteeReport, { params: { id }, version, body });
      client.setQueryData([...key, 'one', id], saved);
      onSaved(saved);
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useStepCommitteeReport({ id, version }: CommitteeReportView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: StepCommitteeReportBody) => call(routes.stepCommitteeReport, { params: { id }, version, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
