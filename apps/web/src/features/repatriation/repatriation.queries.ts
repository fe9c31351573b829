import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type AssessReturnBody,
  type CaseId,
  type ClearanceView,
  type DecideClearanceBody,
  type DecideReturnBody,
  type OpenRepatriationBody,
  type RecordReturnContactBody,
  type RepatriationStatus,
  type RepatriationView,
  type ReturnContactView,
  type ReturnRiskView,
  type StepRepatriationBody,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';

const key = ['repatriations'] as const;

/** What was done changes the lists and the page alike. */
export function useReload(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}

export function useRepatriationBoard() {
  return useQuery({ queryKey: [...key, 'board'], queryFn: ({ signal }) => call(routes.readRepatriationBoard, { signal }) });
}

export function useRepatriations(status: RepatriationStatus) {
  return usePagedList([...key, 'list', status], routes.listRepatriations, { query: { status, limit: 20 } });
}

export function useRepatriation(id: string) {
  return useQuery({ queryKey: [...key, 'one', id], queryFn: ({ signal }) => call(routes.readRepatriation, { params: { id }, signal }) });
}

export function useOpenRepatriation(caseId: CaseId) {
  const onSuccess = useReload();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: OpenRepatriationBody) =>
      call(routes.openRepatriation, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess,
  });
}

export function useDecideReturn({ id, version }: RepatriationView) {
  const onSuccess = useReload();
  return useMutation({
    mutationFn: (body: DecideReturnBody) => call(routes.decideReturn, { params: { id }, version, body }),
    onSuccess,
  });
}

export function useAssessReturn({ id, version }: RepatriationView) {
  const onSuccess = useReload();
  return useMutation({
    mutationFn: (body: AssessReturnBody) => call(routes.assessReturn, { params: { id }, version, body }),
    onSuccess,
  });
}

export function useApproveReturnRisk({ id, version }: ReturnRiskView) {
  const onSuccess = useReload();
  return useMutation({
    mutationFn: (approve: boolean) => call(routes.approveReturnRisk, { params: { id }, version, body: { approve } }),
    onSuccess,
  });
}

export function useStepReturn({ id, version }: RepatriationView) {
  const onSuccess = useReload();
  return useMutation({
    mutationFn: (body: StepRepatriationBody) => call(routes.stepRepatriation, { params: { id }, version, body }),
    onSuccess,
  });
}

export function useClearances() {
  return useQuery({ queryKey: [...key, 'clearances'], queryFn: ({ signal }) => call(routes.listClearances, { signal }) });
}

export function useDecideClearance({ id, version }: ClearanceView) {
  const onSuccess = useReload();
  return useMutation({
    mutationFn: (body: DecideClearanceBody) => call(routes.decideExitClearance, { params: { id }, version, body }),
    onSuccess,
  });
}

export function useRecordReturnContact({ id, version }: ReturnContactView) {
  const onSuccess = useReload();
  return useMutation({
    mutationFn: (body: RecordReturnContactBody) => call(routes.recordReturnContact, { params: { id }, version, body }),
    onSuccess,
  });
}
