import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type DecideOwnCopyBody, type HandOverCopyBody, type OwnCopyView, type RequestOwnCopyBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { caseKey } from '../case-record';

const keyOf = (caseId: string) => [...caseKey(caseId), 'own-copies'];

export function useOwnCopies(caseId: string) {
  return useQuery({
    queryKey: keyOf(caseId),
    queryFn: ({ signal }) => call(routes.listOwnCopies, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
  });
}

const partsKey = 'copy-parts';

/** @param may whether this reader hands over what a file has; nobody else asks */
export function useCopyParts(fileId: string, may: boolean) {
  return useQuery({
    queryKey: [partsKey, fileId],
    queryFn: ({ signal }) => call(routes.listCopyParts, { params: { id: fileId }, signal }),
    select: ({ items }) => items,
    enabled: may,
  });
}

function useChange<Body, View>(caseId: string, send: (body: Body) => Promise<View>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => Promise.all([keyOf(caseId), [partsKey]].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

export const useRequestOwnCopy = (caseId: string) =>
  useChange(caseId, (body: RequestOwnCopyBody) => call(routes.requestOwnCopy, { params: { id: caseId }, body }));
export const useOpenCopyPart = ({ id, caseId, version }: OwnCopyView) =>
  useChange(caseId, () => call(routes.openCopyPart, { params: { id }, version }));
export const useDecideOwnCopy = ({ id, caseId, version }: OwnCopyView) =>
  useChange(caseId, (body: DecideOwnCopyBody) => call(routes.decideOwnCopyOf, { params: { id }, version, body }));
export const usePrintOwnCopy = ({ id, caseId }: OwnCopyView) => useChange(caseId, () => call(routes.printOwnCopy, { params: { id } }));
export const useHandOverCopy = ({ id, caseId, version }: OwnCopyView) =>
  useChange(caseId, (body: HandOverCopyBody) => call(routes.handOverCopy, { params: { id }, version, body }));
