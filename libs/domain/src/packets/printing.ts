import { allow, refuse, type Outcome } from '../shared/outcome';
import type { ReferralStatus } from '../referrals/codes';
import type { PaperKind } from '../papers/codes';

/** Which paper a referral to an outside body has in each status: as on the screen, the summary before the answer and the packet after. */
export const paperOfStatus: Readonly<Partial<Record<ReferralStatus, Exclude<PaperKind, 'record-sheet'>>>> = {
  requested: 'referral-request',
  received: 'referral-request',
  accepted: 'referral-packet',
  'in-progress': 'referral-packet',
  'on-hold': 'referral-packet',
};

/** May the sender print now, and which paper? A request carries a code, and a code ends with the referral's deadline. */
export function decidePacketPrint(facts: {
  readonly status: ReferralStatus;
  readonly isSender: boolean;
  /** The receiver has no accounts. */
  readonly toOutside: boolean;
  readonly decideDueAt: Date | null;
  readonly now: Date;
}): Outcome<{ readonly kind: Exclude<PaperKind, 'record-sheet'> }> {
  if (!facts.isSender) return refuse('referral.not-your-side');
  if (!facts.toOutside) return refuse('packet.not-outside');
  const kind = paperOfStatus[facts.status];
  if (kind === undefined) return refuse('referral.not-now');
  if (kind === 'referral-request' && (facts.decideDueAt === null || facts.decideDueAt <= facts.now)) return refuse('packet.overdue');
  return allow({ kind });
}
