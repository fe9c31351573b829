import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import {
  routes,
  type CaseId,
  type ChangeLawyerBody,
  type HearingView,
  type IsoDate,
  type LawyerBody,
  type LawyerView,
  type LegalMatterStatus,
  type LegalMatterView,
  type LegalOutcome,
  type MoveHearingBody,
  type MoveLegalMatterBody,
  type OpenLegalMatterBody,
  type PlanHearingBody,
  type RecordLegalAidBody,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';

const key = ['legal-aid'] as const;
const refresh = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: key });

export function useLegalBoard() {
  return useQuery({ queryKey: [...key, 'board'], queryFn: ({ signal }) => call(routes.readLegalBoard, { signal }) });
}

export function useLegalMatters(status: LegalMatterStatus) {
  return usePagedList([...key, 'list', status], routes.listLegalMatters, { query: { status, limit: 20 } });
}

export function useLawyers() {
  return usePagedList([...key, 'lawyers'], routes.listLawyers, { query: { limit: 50 } });
}

export function useLegalMatter(id: string) {
  return useQuery({ queryKey: [...key, 'one', id], queryFn: ({ signal }) => call(routes.readLegalMatter, { params: { id }, signal }) });
}

export function useAddLawyer() {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: LawyerBody) => call(routes.addLawyer, { body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

export function useChangeLawyer({ id, version }: LawyerView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangeLawyerBody) => call(routes.changeLawyer, { params: { id }, version, body }),
    onSuccess: () => refresh(client),
  });
}

export function useOpenLegalMatter(caseId: CaseId) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: OpenLegalMatterBody) => call(routes.openLegalMatter, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

export function useMoveLegalMatter({ id, version }: LegalMatterView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MoveLegalMatterBody) => call(routes.moveLegalMatter, { params: { id }, version, body }),
    onSuccess: () => refresh(client),
  });
}

export function useRecordLegalAid({ id }: LegalMatterView) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: RecordLegalAidBody) => call(routes.recordLegalAid, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

export function useEndLegalMatter({ id, version }: LegalMatterView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (outcome: LegalOutcome) => call(routes.endLegalMatter, { params: { id }, version, body: { outcome } }),
    onSuccess: () => refresh(client),
  });
}

export function useReloadLegalAid(): () => void {
  const client = useQueryClient();
  return () => void refresh(client);
}

export function usePlanHearing({ id }: LegalMatterView) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: PlanHearingBody) => call(routes.planHearing, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

export function useMoveHearing({ id, version }: HearingView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MoveHearingBody) => call(routes.moveHearing, { params: { id }, version, body }),
    onSuccess: () => refresh(client),
  });
}

export function useHearings(from: IsoDate, days: number) {
  return usePagedList([...key, 'hearings', from, String(days)], routes.listHearings, { query: { from, days, limit: 50 } });
}
