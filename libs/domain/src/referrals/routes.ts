import { route, type Page } from '../shared/route';
import type { PreviewedCase } from '../cases/types';
import type {
  AgainBody,
  CancelReferralBody,
  CompleteReferralBody,
  FailReferralBody,
  HoldReferralBody,
  NoteBody,
  PacketPreviewBody,
  PacketView,
  ReferralListItem,
  ReferralMessageView,
  ReferralProposalView,
  ReferralView,
  RejectReferralBody,
  SendGroupBody,
  SendReferralBody,
  TogetherBody,
  WriteMessageBody,
} from './types';

export const sendReferral = route<SendReferralBody, ReferralView>('POST', '/cases/:id/referrals');
export const listCaseReferrals = route<void, { readonly items: readonly ReferralListItem[] }>('GET', '/cases/:id/referrals');
/** The case as the receiver of these categories will see it; nothing is stored. */
export const previewPacket = route<PacketPreviewBody, PreviewedCase>('POST', '/cases/:id/packet-preview');
/** What the receiver sees of the case, before and after it accepts; the sender's. */
export const readPacket = route<void, PacketView>('GET', '/referrals/:id/packet');
/** Query: box, status (one or several, comma-separated), taken=me, cursor, limit. Open ones by due time, others newest first. */
export const listReferrals = route<void, Page<ReferralListItem>>('GET', '/referrals');
export const readReferral = route<void, ReferralView>('GET', '/referrals/:id');
/** Sends a draft. */
export const sendDraft = route<Record<string, never>, ReferralView>('POST', '/referrals/:id/send');
export const receiveReferral = route<TogetherBody, ReferralView>('POST', '/referrals/:id/receive');
export const acceptReferral = route<TogetherBody, ReferralView>('POST', '/referrals/:id/accept');
export const rejectReferral = route<RejectReferralBody, ReferralView>('POST', '/referrals/:id/reject');
export const startReferral = route<Record<string, never>, ReferralView>('POST', '/referrals/:id/start');
export const holdReferral = route<HoldReferralBody, ReferralView>('POST', '/referrals/:id/hold');
export const resumeReferral = route<NoteBody, ReferralView>('POST', '/referrals/:id/resume');
export const completeReferral = route<CompleteReferralBody, ReferralView>('POST', '/referrals/:id/complete');
export const failReferral = route<FailReferralBody, ReferralView>('POST', '/referrals/:id/fail');
export const cancelReferral = route<CancelReferralBody, ReferralView>('POST', '/referrals/:id/cancel');
/** Marks a referral as entered in error, before acceptance. */
export const retractReferral = route<NoteBody, ReferralView>('POST', '/referrals/:id/retract');
/** A member of the desk takes it, and gives it back. */
export const takeReferral = route<Record<string, never>, ReferralView>('POST', '/referrals/:id/take');
export const releaseReferral = route<Record<string, never>, ReferralView>('POST', '/referrals/:id/release');
/** The desks that could take this case's person, the best first, at most twenty. Query: service, urgency, not (a unit's id to leave out). */
export const listProposals = route<void, { readonly items: readonly ReferralProposalView[] }>('GET', '/cases/:id/proposals');
/** Takes the need of a rejected, failed or cancelled referral to another desk. */
export const referAgain = route<AgainBody, ReferralView>('POST', '/referrals/:id/again');
export const sendReferralGroup = route<SendGroupBody, { readonly items: readonly ReferralView[] }>('POST', '/cases/:id/referral-groups');
/** Query: cursor, limit. Newest first. */
export const listMessages = route<void, Page<ReferralMessageView>>('GET', '/referrals/:id/messages');
export const writeMessage = route<WriteMessageBody, ReferralMessageView>('POST', '/referrals/:id/messages');
/** Marks the thread as read up to now, for this reader. */
export const readMessages = route<Record<string, never>, ReferralView>('POST', '/referrals/:id/messages/reading');
