import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type Governorate, type OfferTransferBody, type TransferDeclineReason, type TransferView } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';
import { caseKey } from '../case-record';

const key = ['transfers'] as const;
const oneKey = (id: string) => [...key, id] as const;

/** Offers that wait for the reader's unit. */
export function useIncomingTransfers() {
  return usePagedList([...key, 'incoming'], routes.listTransfers, { query: { box: 'incoming', status: 'offered', limit: 20 } });
}

export function useTransfer(id: string) {
  return useQuery({ queryKey: oneKey(id), queryFn: ({ signal }) => call(routes.readTransfer, { params: { id }, signal }) });
}

export function useCaseTransfers(caseId: string) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'transfers'],
    queryFn: ({ signal }) => call(routes.listCaseTransfers, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
  });
}

export function useResponsibleUnits(governorate: Governorate) {
  return useQuery({
    queryKey: [...key, 'units', governorate],
    queryFn: ({ signal }) => call(routes.listResponsibleUnits, { query: { governorate }, signal }),
    select: ({ items }) => items,
  });
}

export function useOfferTransfer(caseId: string) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: OfferTransferBody) => call(routes.offerTransfer, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}

export type TransferAnswer =
  | { readonly action: 'accept' }
  | { readonly action: 'withdraw' }
  | { readonly action: 'decline'; readonly reason: TransferDeclineReason };

/** Answers an offer as it was read; the answer becomes the offer shown. */
export function useAnswerTransfer(transfer: TransferView) {
  const client = useQueryClient();
  const target = { params: { id: transfer.id }, version: transfer.version };
  return useMutation({
    mutationFn: (answer: TransferAnswer) => {
      if (answer.action === 'accept') return call(routes.acceptTransfer, { ...target, body: {} });
      if (answer.action === 'withdraw') return call(routes.withdrawTransfer, { ...target, body: {} });
      return call(routes.declineTransfer, { ...target, body: { reason: answer.reason } });
    },
    onSuccess: async (view) => {
      client.setQueryData(oneKey(view.id), view);
      await client.invalidateQueries({ queryKey: key });
      if (view.caseId) await client.invalidateQueries({ queryKey: caseKey(view.caseId) });
    },
  });
}
