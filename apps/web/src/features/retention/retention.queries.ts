import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type DecideErasureBody,
  type DecideHoldBody,
  type ErasureView,
  type InterfaceLanguage,
  type LegalHoldView,
  type ProposeErasureBody,
  type SetHoldBody,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { usePagedList } from '../../platform/paging';

const key = ['retention'] as const;

export const useDueCases = () => usePagedList([...key, 'due'], routes.listDueCases, { query: { limit: 50 } });
export const useErasures = () => usePagedList([...key, 'erasures'], routes.listErasures, { query: { limit: 50 } });
export const useHolds = () => usePagedList([...key, 'holds'], routes.listHolds, { query: { limit: 50 } });

/** Whatever is decided changes all three lists. */
function useChange<Body, View>(send: (body: Body) => Promise<View>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: key }) });
}

export const useProposeErasure = () => useChange((body: ProposeErasureBody) => call(routes.proposeErasure, { body }));
export const useDecideErasure = ({ id, version }: ErasureView) =>
  useChange((body: DecideErasureBody) => call(routes.decideErasureOf, { params: { id }, version, body }));
export const useSetHold = () => useChange((body: SetHoldBody) => call(routes.setHold, { body }));
export const useDecideHold = ({ id, version }: LegalHoldView) =>
  useChange((body: DecideHoldBody) => call(routes.decideHoldOf, { params: { id }, version, body }));

export function usePrintCertificate({ id }: ErasureView) {
  return useMutation({
    mutationFn: (language: InterfaceLanguage) => call(routes.printCertificate, { params: { id }, body: { language } }),
  });
}

/** When a case's identity is erased. */
export function useCaseRetention(id: string) {
  return useQuery({
    queryKey: ['case', id, 'retention'],
    queryFn: ({ signal }) => call(routes.readCaseRetention, { params: { id }, signal }),
  });
}
