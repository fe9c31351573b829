import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import {
  routes,
  type AddPlacesBody,
  type BelongingView,
  type CaseId,
  type ExitPlacementBody,
  type MovePlacementBody,
  type OpenPlacementBody,
  type PlaceView,
  type PlacementStatus,
  type PlacementView,
  type RecordShelterIncidentBody,
  type BelongingReceiver,
  type ShelterBody,
  type TakeBelongingsBody,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';

const key = ['placements'] as const;
const refresh = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: key });

export function useBoard() {
  return useQuery({ queryKey: [...key, 'board'], queryFn: ({ signal }) => call(routes.readBoard, { signal }) });
}

export function usePlacements(status: PlacementStatus) {
  return usePagedList([...key, 'list', status], routes.listPlacements, { query: { status, limit: 20 } });
}

export function useHouse(id: string) {
  return useQuery({ queryKey: [...key, 'house', id], queryFn: ({ signal }) => call(routes.readShelter, { params: { id }, signal }) });
}

export function usePlacement(id: string) {
  return useQuery({ queryKey: [...key, 'one', id], queryFn: ({ signal }) => call(routes.readPlacement, { params: { id }, signal }) });
}

export function useOpenShelter() {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: ShelterBody) => call(routes.openShelter, { body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

export function useAddPlaces(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AddPlacesBody) => call(routes.addPlaces, { params: { id }, body }),
    onSuccess: () => refresh(client),
  });
}

export function useChangePlace({ id, version, inUse }: PlaceView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(routes.changePlace, { params: { id }, version, body: { inUse: !inUse } }),
    onSuccess: () => refresh(client),
  });
}

export function useOpenPlacement(caseId: CaseId) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: OpenPlacementBody) => call(routes.openPlacement, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

export function useMovePlacement({ id, version }: PlacementView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MovePlacementBody) => call(routes.movePlacement, { params: { id }, version, body }),
    onSuccess: () => refresh(client),
  });
}

export function useExitPlacement({ id, version }: PlacementView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ExitPlacementBody) => call(routes.exitPlacement, { params: { id }, version, body }),
    onSuccess: () => refresh(client),
  });
}

export function useTakeBelongings({ id }: PlacementView) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: TakeBelongingsBody) => call(routes.takeBelongings, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

export function useReturnBelonging({ id, version }: BelongingView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (receiver: BelongingReceiver) => call(routes.returnBelonging, { params: { id }, version, body: { receiver } }),
    onSuccess: () => refresh(client),
  });
}

export function useRecordIncident({ id }: PlacementView) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: RecordShelterIncidentBody) =>
      call(routes.recordShelterIncident, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

export function useReloadPlacements(): () => void {
  const client = useQueryClient();
  return () => void refresh(client);
}
