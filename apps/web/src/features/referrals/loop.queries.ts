import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type AgainBody,
  type CaseId,
  type ReferralId,
  type ReferralListItem,
  type ReferralView,
  type Service,
  type Taking,
  type TogetherBody,
  type Urgency,
  type WriteMessageBody,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';
import { caseKey } from '../case-record';
import { listKey, oneKey } from './referrals.queries';

const threadKey = (id: string) => [...oneKey(id), 'messages'] as const;

/** The desks that could take this person, the best first by the server's order; `after` leaves out those the need was sent to already. */
export function useProposals(caseId: CaseId | undefined, service: Service | null, urgency: Urgency, after?: ReferralId) {
  return useQuery({
    queryKey: [...caseKey(caseId ?? ''), 'proposals', service, urgency, after ?? null],
    queryFn: ({ signal }) =>
      call(routes.listProposals, { params: { id: caseId ?? '' }, query: { service, urgency, after: after ?? null }, signal }),
    select: ({ items }) => items,
    enabled: caseId !== undefined && service !== null,
    staleTime: 30_000,
  });
}

/** Takes it from the desk, or gives it back; the answer becomes the referral shown. */
export function useTaking(referral: Pick<ReferralListItem, 'id' | 'version'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (taking: Taking) =>
      call(taking === 'take' ? routes.takeReferral : routes.releaseReferral, {
        params: { id: referral.id },
        version: referral.version,
        body: {},
      }),
    onSuccess: async (view) => {
      client.setQueryData(oneKey(view.id), view);
      await client.invalidateQueries({ queryKey: listKey });
    },
  });
}

/** One step for all of a group that can take it. */
export function useTogether(referral: ReferralView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ action, body }: { readonly action: 'receive' | 'accept'; readonly body: TogetherBody }) =>
      call(action === 'receive' ? routes.receiveReferral : routes.acceptReferral, {
        params: { id: referral.id },
        version: referral.version,
        body,
      }),
    onSuccess: async (view) => {
      client.setQueryData(oneKey(view.id), view);
      await Promise.all([
        client.invalidateQueries({ queryKey: listKey }),
        ...view.group.map(({ id }) => client.invalidateQueries({ queryKey: oneKey(id) })),
      ]);
    },
  });
}

/** The thread, the newest line first; asked again every half minute while it is open. */
export function useMessages(id: ReferralId) {
  return usePagedList(threadKey(id), routes.listMessages, { params: { id }, query: { limit: 30 } }, { refetchInterval: 30_000 });
}

export function useWriteMessage(id: ReferralId) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: WriteMessageBody) => call(routes.writeMessage, { params: { id }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: threadKey(id) }),
  });
}

/** Marks what was shown as read; the lines keep their mark until the thread is opened anew. */
export function useReadMessages(id: ReferralId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(routes.readMessages, { params: { id }, body: {} }),
    onSuccess: async (view) => {
      client.setQueryData(oneKey(view.id), view);
      await client.invalidateQueries({ queryKey: listKey });
    },
  });
}

/** Takes the need of a referral that came to nothing to another desk. */
export function useReferAgain(ended: ReferralView) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: AgainBody) => call(routes.referAgain, { params: { id: ended.id }, body, idempotencyKey: keyOf(body) }),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: listKey }),
        // Read afresh when it is next looked at: at once, it would take the page away before that page has moved on.
        client.invalidateQueries({ queryKey: oneKey(ended.id), refetchType: 'none' }),
        client.invalidateQueries({ queryKey: caseKey(ended.caseId ?? '') }),
      ]);
    },
  });
}
