import { route, type Page } from '../shared/route';
import type { CaseView } from '../cases/types';
import type {
  CancelReferralBody,
  CompleteReferralBody,
  FailReferralBody,
  NoteBody,
  PacketPreviewBody,
  ReferralListItem,
  ReferralView,
  RejectReferralBody,
  SendReferralBody,
} from './types';

export const sendReferral = route<SendReferralBody, ReferralView>('POST', '/cases/:id/referrals');
export const listCaseReferrals = route<void, { readonly items: readonly ReferralListItem[] }>('GET', '/cases/:id/referrals');
/** The case as the receiver of these categories will see it; nothing is stored. */
export const previewPacket = route<PacketPreviewBody, Partial<CaseView>>('POST', '/cases/:id/packet-preview');
/** Query: box, status (one or several, comma-separated), cursor, limit. Open ones by due time, others newest first. */
export const listReferrals = route<void, Page<ReferralListItem>>('GET', '/referrals');
export const readReferral = route<void, ReferralView>('GET', '/referrals/:id');
/** Sends a draft. */
export const sendDraft = route<Record<string, never>, ReferralView>('POST', '/referrals/:id/send');
export const receiveReferral = route<Record<string, never>, ReferralView>('POST', '/referrals/:id/receive');
export const acceptReferral = route<NoteBody, ReferralView>('POST', '/referrals/:id/accept');
export const rejectReferral = route<RejectReferralBody, ReferralView>('POST', '/referrals/:id/reject');
export const startReferral = route<Record<string, never>, ReferralView>('POST', '/referrals/:id/start');
export const holdReferral = route<NoteBody, ReferralView>('POST', '/referrals/:id/hold');
export const resumeReferral = route<NoteBody, ReferralView>('POST', '/referrals/:id/resume');
export const completeReferral = route<CompleteReferralBody, ReferralView>('POST', '/referrals/:id/complete');
export const failReferral = route<FailReferralBody, ReferralView>('POST', '/referrals/:id/fail');
export const cancelReferral = route<CancelReferralBody, ReferralView>('POST', '/referrals/:id/cancel');
/** Marks a referral as entered in error, before acceptance. */
export const retractReferral = route<NoteBody, ReferralView>('POST', '/referrals/:id/retract');
