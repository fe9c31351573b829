import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type PacketPreviewBody,
  type ReferralAction,
  type ReferralBox,
  type ReferralListItem,
  type ReferralStatus,
  type ReferralView,
  type Route,
  type SendReferralBody,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';
import { caseKey } from '../case-record';

export const listKey = ['referrals'] as const;
export const oneKey = (id: string) => ['referral', id] as const;

/** A box of referrals in the given statuses; open ones come by due time. */
export function useReferrals(box: ReferralBox, statuses: readonly ReferralStatus[], mine = false) {
  return usePagedList(
    [...listKey, box, statuses, mine],
    routes.listReferrals,
    { query: { box, status: statuses.join(','), taken: mine ? 'me' : null, limit: 25 } },
    { refetchInterval: 60_000 },
  );
}

export function useReferral(id: string, enabled = true) {
  return useQuery({ queryKey: oneKey(id), queryFn: ({ signal }) => call(routes.readReferral, { params: { id }, signal }), enabled });
}

export function useCaseReferrals(caseId: string) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'referrals'],
    queryFn: ({ signal }) => call(routes.listCaseReferrals, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
  });
}

/** The case as the receiver would see it; asked again whenever the packet changes, with the last one shown until it is there. */
export function usePacketPreview(caseId: string, body: PacketPreviewBody) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'packet', body],
    queryFn: ({ signal }) => call(routes.previewPacket, { params: { id: caseId }, body, signal }),
    placeholderData: keepPreviousData,
  });
}

/** What the receiver of a referral sees now, or will once it accepts. */
export function usePacket(referral: Pick<ReferralListItem, 'id' | 'version'>) {
  return useQuery({
    queryKey: [...oneKey(referral.id), 'packet', referral.version],
    queryFn: ({ signal }) => call(routes.readPacket, { params: { id: referral.id }, signal }),
  });
}

export function useSendReferral(caseId: string) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: SendReferralBody) => call(routes.sendReferral, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: async () => {
      await Promise.all([client.invalidateQueries({ queryKey: caseKey(caseId) }), client.invalidateQueries({ queryKey: listKey })]);
    },
  });
}

/** What an action is answered with; every body is a part of this. */
export interface ActionAnswer {
  readonly reason?: string;
  readonly outcome?: string;
  readonly note?: string;
  readonly until?: string;
}

type ActionRoute = Route<ActionAnswer, ReferralView>;

const routeOf: Readonly<Record<ReferralAction, ActionRoute>> = {
  send: routes.sendDraft,
  receive: routes.receiveReferral,
  accept: routes.acceptReferral,
  reject: routes.rejectReferral,
  start: routes.startReferral,
  hold: routes.holdReferral,
  resume: routes.resumeReferral,
  complete: routes.completeReferral,
  fail: routes.failReferral,
  cancel: routes.cancelReferral,
  retract: routes.retractReferral,
};

const outsideRoute: Route<ActionAnswer & { readonly step: ReferralAction }, ReferralView> = routes.reportOutside;

/**
 * Takes a step on a referral as it was read; the answer becomes the referral shown.
 * @param outside the receiver has no accounts: its step is written down by the sender
 */
export function useReferralAction(referral: Pick<ReferralListItem, 'id' | 'version' | 'caseId'>, outside = false) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ action, answer }: { readonly action: ReferralAction; readonly answer: ActionAnswer }) =>
      outside
        ? call(outsideRoute, { params: { id: referral.id }, version: referral.version, body: { step: action, ...answer } })
        : call(routeOf[action], { params: { id: referral.id }, version: referral.version, body: answer }),
    onSuccess: async (view) => {
      client.setQueryData(oneKey(view.id), view);
      await Promise.all([
        client.invalidateQueries({ queryKey: listKey }),
        view.caseId ? client.invalidateQueries({ queryKey: caseKey(view.caseId) }) : undefined,
      ]);
    },
  });
}

/** Reads a referral afresh, after somebody else moved it. */
export function useReloadReferral(id: string): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: oneKey(id) });
    void client.invalidateQueries({ queryKey: listKey });
  };
}
