import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import {
  routes,
  type AddDefendantBody,
  type AskTestimonyBody,
  type CaseId,
  type DefendantId,
  type MoveTestimonyBody,
  type OpenProceedingBody,
  type ProceedingEventId,
  type ProceedingId,
  type ProceedingLinkId,
  type RecordProceedingEventBody,
  type ShareProceedingBody,
  type TestimonyMeasureView,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';

const key = ['proceedings'] as const;
const refresh = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: key });

export function useProceedings() {
  return usePagedList([...key, 'list'], routes.listProceedings, { query: { limit: 20 } });
}

export function useProceeding(id: string) {
  return useQuery({ queryKey: [...key, 'one', id], queryFn: ({ signal }) => call(routes.readProceeding, { params: { id }, signal }) });
}

export function useOpenProceeding() {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: OpenProceedingBody) => call(routes.openProceeding, { body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

export function useShareProceeding(id: ProceedingId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ShareProceedingBody) => call(routes.shareProceeding, { params: { id }, body }),
    onSuccess: () => refresh(client),
  });
}

export function useAddDefendant(id: ProceedingId) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: AddDefendantBody) => call(routes.addDefendant, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

export function useRecordProceedingEvent(id: DefendantId) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: RecordProceedingEventBody) =>
      call(routes.recordProceedingEvent, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

export function useTakeBack(id: ProceedingEventId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(routes.takeBackProceedingEvent, { params: { id }, body: {} }),
    onSuccess: () => refresh(client),
  });
}

export function useCaseProceedings(caseId: CaseId) {
  return useQuery({
    queryKey: [...key, 'case', caseId],
    queryFn: ({ signal }) => call(routes.readCaseProceedings, { params: { id: caseId }, signal }),
  });
}

export function useLinkProceeding(caseId: CaseId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (proceedingId: ProceedingId) => call(routes.linkProceeding, { params: { id: caseId }, body: { proceedingId } }),
    onSuccess: () => refresh(client),
  });
}

export function useEndProceedingLink() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: ProceedingLinkId) => call(routes.endProceedingLink, { params: { id }, body: {} }),
    onSuccess: () => refresh(client),
  });
}

export function useAskTestimony(caseId: CaseId) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: AskTestimonyBody) => call(routes.askTestimony, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

export function useMoveTestimony({ id, version }: TestimonyMeasureView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MoveTestimonyBody) => call(routes.moveTestimony, { params: { id }, version, body }),
    onSuccess: () => refresh(client),
  });
}

export function useReloadProceedings(): () => void {
  const client = useQueryClient();
  return () => void refresh(client);
}
