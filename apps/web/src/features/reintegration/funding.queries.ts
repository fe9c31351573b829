import { useMutation } from '@tanstack/react-query';
import {
  routes,
  type ApplyFundingBody,
  type DecideFundingBody,
  type FundingPaymentView,
  type FundingView,
  type PayFundingBody,
  type StrandView,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { useRefresh } from './reintegration.queries';

export function useApplyFunding({ id }: StrandView) {
  const onSuccess = useRefresh();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: ApplyFundingBody) => call(routes.applyFunding, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess,
  });
}

export function useDecideFunding({ id, version }: FundingView) {
  const onSuccess = useRefresh();
  return useMutation({
    mutationFn: (body: DecideFundingBody) => call(routes.decideFundingApplication, { params: { id }, version, body }),
    onSuccess,
  });
}

export function usePayFunding({ id }: FundingView) {
  const onSuccess = useRefresh();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: PayFundingBody) => call(routes.payFunding, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess,
  });
}

export function useReverseFunding({ id }: FundingPaymentView) {
  const onSuccess = useRefresh();
  return useMutation({ mutationFn: () => call(routes.reverseFundingPayment, { params: { id }, body: {} }), onSuccess });
}
