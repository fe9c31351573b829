import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type AskPossibleMatchBody,
  type CaseLinkId,
  type DuplicateVerdict,
  type LinkCaseBody,
  type PossibleMatchAnswer,
  type PossibleMatchView,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { usePagedList } from '../../platform/paging';

const duplicatesKey = ['duplicates'] as const;
const possibleKey = ['possible-matches'] as const;
const linksKey = (caseId: string) => ['cases', caseId, 'links'] as const;

/** A mutation, not a query: what was asked is kept nowhere. */
export function useAskElsewhere() {
  return useMutation({ mutationFn: (body: AskPossibleMatchBody) => call(routes.askPossibleMatch, { body }), gcTime: 0 });
}

export function usePossibleMatches() {
  return usePagedList([...possibleKey, 'list'], routes.listPossibleMatches, { query: { limit: 20 } });
}

export function useAnswerPossibleMatch({ id, version }: Pick<PossibleMatchView, 'id' | 'version'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (answer: PossibleMatchAnswer) => call(routes.answerPossibleMatch, { params: { id }, version, body: { answer } }),
    onSettled: () => client.invalidateQueries({ queryKey: possibleKey }),
  });
}

export function useDuplicates() {
  return usePagedList([...duplicatesKey, 'list'], routes.listDuplicates, { query: { limit: 20 } });
}

export function useFindDuplicates() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(routes.findDuplicates, { body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: duplicatesKey }),
  });
}

export function useDuplicate(id: string) {
  return useQuery({
    queryKey: [...duplicatesKey, 'one', id],
    queryFn: ({ signal }) => call(routes.readDuplicate, { params: { id }, signal }),
  });
}

export function useReviewDuplicate(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ verdict, version }: { readonly verdict: DuplicateVerdict; readonly version: number }) =>
      call(routes.reviewDuplicate, { params: { id }, version, body: { verdict } }),
    onSuccess: async (view) => {
      client.setQueryData([...duplicatesKey, 'one', id], view);
      await client.invalidateQueries({ queryKey: [...duplicatesKey, 'list'] });
    },
  });
}

export function useCaseLinks(caseId: string) {
  return useQuery({
    queryKey: linksKey(caseId),
    queryFn: ({ signal }) => call(routes.listCaseLinks, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
  });
}

export function useLinkCase(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: LinkCaseBody) => call(routes.linkCase, { params: { id: caseId }, body }),
    onSuccess: (links) => client.setQueryData(linksKey(caseId), links),
  });
}

export function useUndoLink(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: CaseLinkId) => call(routes.undoCaseLink, { params: { id }, body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: linksKey(caseId) }),
  });
}
