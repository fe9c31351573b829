import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import {
  routes,
  type AppointmentView,
  type BookAppointmentBody,
  type CareEnd,
  type CareStatus,
  type CareView,
  type ChangeMedicationBody,
  type CaseId,
  type CorrectEncounterBody,
  type EncounterBody,
  type EncounterView,
  type MedicationBody,
  type MedicationLineView,
  type MoveAppointmentBody,
  type OpenCareBody,
  type TraumaScreeningBody,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';

export const careKey = ['care'] as const;
const key = careKey;
const refresh = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: key });

export function useCareBoard() {
  return useQuery({ queryKey: [...key, 'board'], queryFn: ({ signal }) => call(routes.readCareBoard, { signal }) });
}

export function useCareList(status: CareStatus) {
  return usePagedList([...key, 'list', status], routes.listCare, { query: { status, limit: 20 } });
}

export function useCalendar(from: string, to: string, mine: boolean) {
  return usePagedList([...key, 'calendar', from, to, mine], routes.listAppointments, {
    query: { from, to, mine: String(mine), limit: 50 },
  });
}

export function useCharges() {
  return usePagedList([...key, 'charges'], routes.listCharges, { query: { limit: 20 } });
}

export function useCare(id: string) {
  return useQuery({ queryKey: [...key, 'one', id], queryFn: ({ signal }) => call(routes.readCare, { params: { id }, signal }) });
}

export function useOpenCare(caseId: CaseId) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: OpenCareBody) => call(routes.openCare, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

export function useEndCare({ id, version }: CareView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (end: CareEnd) => call(routes.endCare, { params: { id }, version, body: { end } }),
    onSuccess: () => refresh(client),
  });
}

export function useBookAppointment({ id }: CareView) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: BookAppointmentBody) => call(routes.bookAppointment, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

export function useMoveAppointment({ id, version }: AppointmentView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MoveAppointmentBody) => call(routes.moveAppointment, { params: { id }, version, body }),
    onSuccess: () => refresh(client),
  });
}

export function useRecordEncounter({ id }: CareView) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: EncounterBody) => call(routes.recordEncounter, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

/** @param visit null where a new one is written down, and nothing is put right */
export function useCorrectEncounter(visit: EncounterView | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CorrectEncounterBody) =>
      call(routes.correctEncounter, { params: { id: visit?.id ?? '' }, version: visit?.version ?? 0, body }),
    onSuccess: () => refresh(client),
  });
}

export function useRecordTrauma({ id }: CareView) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: TraumaScreeningBody) => call(routes.recordTraumaScreening, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

export function useAddMedication({ id }: CareView) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: MedicationBody) => call(routes.addMedication, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

/** @param line null where a new one is added, and nothing is changed */
export function useChangeMedication(line: MedicationLineView | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangeMedicationBody) =>
      call(routes.changeMedication, { params: { id: line?.id ?? '' }, version: line?.version ?? 0, body }),
    onSuccess: () => refresh(client),
  });
}

/** Reads all of the room anew, and waits for it. */
export function useRefreshCare(): () => Promise<void> {
  const client = useQueryClient();
  return () => refresh(client);
}

export function useReloadCare(): () => void {
  const client = useQueryClient();
  return () => void refresh(client);
}
