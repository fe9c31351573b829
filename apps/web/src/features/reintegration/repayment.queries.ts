import { useMutation } from '@tanstack/react-query';
import {
  routes,
  type InstalmentEventView,
  type InstalmentView,
  type MoveInstalmentBody,
  type RecordVisitBody,
  type RepayInstalmentBody,
  type VisitView,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { useRefresh } from './reintegration.queries';

export function useRepayInstalment({ id }: InstalmentView) {
  const onSuccess = useRefresh();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: RepayInstalmentBody) => call(routes.repayInstalment, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess,
  });
}

export function useMoveInstalment({ id, version }: InstalmentView) {
  const onSuccess = useRefresh();
  return useMutation({
    mutationFn: (body: MoveInstalmentBody) => call(routes.moveInstalment, { params: { id }, version, body }),
    onSuccess,
  });
}

export function useReverseRepayment({ id }: InstalmentEventView) {
  const onSuccess = useRefresh();
  return useMutation({ mutationFn: () => call(routes.reverseRepayment, { params: { id }, body: {} }), onSuccess });
}

export function useRecordVisit({ id, version }: VisitView) {
  const onSuccess = useRefresh();
  return useMutation({ mutationFn: (body: RecordVisitBody) => call(routes.recordVisit, { params: { id }, version, body }), onSuccess });
}
