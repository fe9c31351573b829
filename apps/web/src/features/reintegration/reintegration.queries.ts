import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type CaseId,
  type MoveStrandBody,
  type OpenProgrammeBody,
  type PlanStrandBody,
  type ProgrammeOutcome,
  type ProgrammeStatus,
  type ProgrammeView,
  type RecordFollowUpBody,
  type StrandView,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';

const key = ['reintegration'] as const;

/** What every change of a programme does afterwards. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}

export function useReintegrationBoard() {
  return useQuery({ queryKey: [...key, 'board'], queryFn: ({ signal }) => call(routes.readReintegrationBoard, { signal }) });
}

export function useProgrammes(status: ProgrammeStatus) {
  return usePagedList([...key, 'list', status], routes.listProgrammes, { query: { status, limit: 20 } });
}

export function useProgramme(id: string) {
  return useQuery({ queryKey: [...key, 'one', id], queryFn: ({ signal }) => call(routes.readProgramme, { params: { id }, signal }) });
}

export function useOpenProgramme(caseId: CaseId) {
  const onSuccess = useRefresh();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: OpenProgrammeBody) => call(routes.openProgramme, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess,
  });
}

export function usePlanStrand({ id }: ProgrammeView) {
  const onSuccess = useRefresh();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: PlanStrandBody) => call(routes.planStrand, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess,
  });
}

export function useMoveStrand({ id, version }: StrandView) {
  const onSuccess = useRefresh();
  return useMutation({ mutationFn: (body: MoveStrandBody) => call(routes.moveStrand, { params: { id }, version, body }), onSuccess });
}

export function useEndProgramme({ id, version }: ProgrammeView) {
  const onSuccess = useRefresh();
  return useMutation({
    mutationFn: (outcome: ProgrammeOutcome) => call(routes.endProgramme, { params: { id }, version, body: { outcome } }),
    onSuccess,
  });
}

export function useRecordFollowUp({ id }: ProgrammeView) {
  const onSuccess = useRefresh();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: RecordFollowUpBody) => call(routes.recordFollowUp, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess,
  });
}

export function useReloadReintegration(): () => void {
  const refresh = useRefresh();
  return () => void refresh();
}
