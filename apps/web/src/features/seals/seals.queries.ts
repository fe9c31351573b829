import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import {
  routes,
  type BarByNumberBody,
  type BarId,
  type BarUserBody,
  type Route,
  type SealCaseBody,
  type SealView,
  type UnsealReason,
  type UserId,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { caseKey } from '../case-record';

const sealKey = (caseId: string) => [...caseKey(caseId), 'seal'];
const barsKey = (caseId: string) => [...caseKey(caseId), 'bars'];
const allBarsKey = ['bars'];

export function useSeal(caseId: string) {
  return useQuery({ queryKey: sealKey(caseId), queryFn: ({ signal }) => call(routes.readSeal, { params: { id: caseId }, signal }) });
}

/** Who may be named or barred; asked only once somebody opens a dialog. */
export function useCasePeople(caseId: string, wanted: boolean) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'people'],
    queryFn: ({ signal }) => call(routes.listCasePeople, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
    enabled: wanted,
  });
}

/** Whatever changes a seal answers with the whole of it, and the case may look otherwise afterwards. */
async function keepSeal(client: QueryClient, caseId: string, seal: SealView): Promise<void> {
  client.setQueryData(sealKey(caseId), seal);
  await client.invalidateQueries({ queryKey: caseKey(caseId) });
}

export function useSealCase(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SealCaseBody) => call(routes.sealCase, { params: { id: caseId }, body }),
    onSuccess: (seal) => keepSeal(client, caseId, seal),
  });
}

function useSealChange<Body>(caseId: string, seal: SealView, route: Route<Body, SealView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => call(route, { params: { id: caseId }, body, version: seal.version }),
    onSuccess: (changed) => keepSeal(client, caseId, changed),
  });
}

export const useNameOnSeal = (caseId: string, seal: SealView) => useSealChange<{ userId: UserId }>(caseId, seal, routes.nameOnSeal);
export const useUnnameOnSeal = (caseId: string, seal: SealView) => useSealChange<{ userId: UserId }>(caseId, seal, routes.unnameOnSeal);
export const useAskUnseal = (caseId: string, seal: SealView) => useSealChange<{ reason: UnsealReason }>(caseId, seal, routes.askUnseal);
export const useConfirmUnseal = (caseId: string, seal: SealView) => useSealChange(caseId, seal, routes.confirmUnseal);
export const useRefuseUnseal = (caseId: string, seal: SealView) => useSealChange(caseId, seal, routes.refuseUnseal);

/** @param caseId null for every bar in force: the data protection officer's */
export function useBars(caseId: string | null) {
  return useQuery({
    queryKey: caseId === null ? allBarsKey : barsKey(caseId),
    queryFn: ({ signal }) =>
      caseId === null ? call(routes.listBars, { signal }) : call(routes.listCaseBars, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
  });
}

export function useBarUser(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BarUserBody) => call(routes.barUser, { params: { id: caseId }, body }),
    onSuccess: (bars) => client.setQueryData(barsKey(caseId), bars),
  });
}

export function useBarByNumber() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BarByNumberBody) => call(routes.barByNumber, { body }),
    onSuccess: (bars) => client.setQueryData(allBarsKey, bars),
  });
}

export function useLiftBar(caseId: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: BarId) => call(routes.liftBar, { params: { id }, body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: caseId === null ? allBarsKey : barsKey(caseId) }),
  });
}
