import { useMutation, useQuery } from '@tanstack/react-query';
import { routes } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { usePagedList } from '../../platform/paging';

/** The code is in the answer and nowhere else. */
export function useOfferFeedback(referralId: string) {
  return useMutation({ mutationFn: () => call(routes.offerFeedback, { params: { id: referralId }, body: {} }), gcTime: 0 });
}

export function useFeedbackCounts() {
  return useQuery({
    queryKey: ['feedback-counts'],
    queryFn: ({ signal }) => call(routes.listFeedbackCounts, { signal }),
    select: ({ items }) => items,
  });
}

export function useFeedbackWords() {
  return usePagedList(['feedback-words'], routes.listFeedbackWords, { query: { limit: 30 } });
}
