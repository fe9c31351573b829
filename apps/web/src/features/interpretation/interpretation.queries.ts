import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import {
  routes,
  type ChangeInterpreterBody,
  type EnrolInterpreterBody,
  type InterpretationSessionView,
  type InterpretationStatus,
  type InterpretationView,
  type InterpreterView,
  type IsoDate,
  type MarkUnsuitedBody,
  type MoveInterpretationBody,
  type PlanInterpretationBody,
  type ReferralId,
  type SessionWish,
  type SignUndertakingBody,
  type UnsuitedId,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';

const key = ['interpretation'] as const;
const refresh = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: key });

export function useInterpretationBoard() {
  return useQuery({ queryKey: [...key, 'board'], queryFn: ({ signal }) => call(routes.readInterpretationBoard, { signal }) });
}

export function useSessions(status: InterpretationStatus) {
  return usePagedList([...key, 'sessions', status], routes.listInterpretations, { query: { status, limit: 20 } });
}

export function useDay(date: IsoDate) {
  return useQuery({
    queryKey: [...key, 'day', date],
    queryFn: ({ signal }) => call(routes.readInterpretationDay, { query: { date }, signal }),
  });
}

/** The service of a referral, or that which a session belongs to. */
export function useService(of: 'referral' | 'session', id: string) {
  const route = of === 'referral' ? routes.readInterpretation : routes.readInterpretationSession;
  return useQuery({ queryKey: [...key, of, id], queryFn: ({ signal }) => call(route, { params: { id }, signal }) });
}

export function useInterpreters(query: Readonly<Record<string, string | undefined>>) {
  return usePagedList([...key, 'interpreters', query], routes.listInterpreters, { query: { ...query, limit: 20 } });
}

export function useInterpreter(id: string) {
  return useQuery({
    queryKey: [...key, 'interpreter', id],
    queryFn: ({ signal }) => call(routes.readInterpreter, { params: { id }, signal }),
  });
}

/** Who fits and is free; asked once `wish` is whole. */
export function useFitting(id: ReferralId, wish: SessionWish | null) {
  return useQuery({
    queryKey: [...key, 'fitting', id, wish],
    queryFn: ({ signal }) => call(routes.fittingInterpreters, { params: { id }, query: { ...wish }, signal }),
    enabled: wish !== null,
  });
}

export function useRequested(id: ReferralId) {
  return useQuery({
    queryKey: [...key, 'requested', id],
    queryFn: ({ signal }) => call(routes.requestedInterpretation, { params: { id }, signal }),
  });
}

export function useEnrol() {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: EnrolInterpreterBody) => call(routes.enrolInterpreter, { body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

export function useChangeInterpreter({ id, version }: InterpreterView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangeInterpreterBody) => call(routes.changeInterpreter, { params: { id }, version, body }),
    onSuccess: () => refresh(client),
  });
}

export function useSignUndertaking({ id, version }: InterpreterView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SignUndertakingBody) => call(routes.signUndertaking, { params: { id }, version, body }),
    onSuccess: () => refresh(client),
  });
}

export function usePlan({ referralId: id }: InterpretationView) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: PlanInterpretationBody) => call(routes.planInterpretation, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => refresh(client),
  });
}

export function useMoveSession({ id, version }: InterpretationSessionView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MoveInterpretationBody) => call(routes.moveInterpretation, { params: { id }, version, body }),
    onSuccess: () => refresh(client),
  });
}

export function useMarkUnsuited({ referralId: id }: InterpretationView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MarkUnsuitedBody) => call(routes.markUnsuited, { params: { id }, body }),
    onSuccess: () => refresh(client),
  });
}

export function useUnmarkUnsuited() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: UnsuitedId) => call(routes.unmarkUnsuited, { params: { id } }),
    onSuccess: () => refresh(client),
  });
}

export function useCompleteService({ referralId: id, version }: InterpretationView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(routes.completeInterpretation, { params: { id }, version }),
    onSuccess: () => refresh(client),
  });
}

export function useReloadInterpretation(): () => void {
  const client = useQueryClient();
  return () => void refresh(client);
}
