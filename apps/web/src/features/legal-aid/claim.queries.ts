import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type AskResidenceBody,
  type ClaimView,
  type DecideResidenceBody,
  type FileClaimBody,
  type FundBody,
  type FundView,
  type LegalMatterView,
  type MoveClaimBody,
  type PayCompensationBody,
  type PaymentView,
  type ResidenceView,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';

const key = ['legal-aid'] as const;

/** What every change of a claim does afterwards. */
function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}

export function useAskResidence({ id }: LegalMatterView) {
  const onSuccess = useRefresh();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: AskResidenceBody) => call(routes.askResidence, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess,
  });
}

export function useDecideResidence({ id, version }: ResidenceView) {
  const onSuccess = useRefresh();
  return useMutation({
    mutationFn: (body: DecideResidenceBody) => call(routes.decideResidenceApplication, { params: { id }, version, body }),
    onSuccess,
  });
}

export function useFileClaim({ id }: LegalMatterView) {
  const onSuccess = useRefresh();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: FileClaimBody) => call(routes.fileClaim, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess,
  });
}

export function useMoveClaim({ id, version }: ClaimView) {
  const onSuccess = useRefresh();
  return useMutation({ mutationFn: (body: MoveClaimBody) => call(routes.moveClaim, { params: { id }, version, body }), onSuccess });
}

export function usePayCompensation({ id }: ClaimView) {
  const onSuccess = useRefresh();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: PayCompensationBody) => call(routes.payCompensation, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess,
  });
}

export function useReversePayment({ id }: PaymentView) {
  const onSuccess = useRefresh();
  return useMutation({ mutationFn: () => call(routes.reversePayment, { params: { id }, body: {} }), onSuccess });
}

export function useFund() {
  return useQuery({ queryKey: [...key, 'fund'], queryFn: ({ signal }) => call(routes.readFund, { signal }) });
}

export function useSetFund({ version }: FundView) {
  const onSuccess = useRefresh();
  return useMutation({ mutationFn: (body: FundBody) => call(routes.setFund, { version, body }), onSuccess });
}
