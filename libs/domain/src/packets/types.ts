import type { InterfaceLanguage } from '../shared/route';
import type { IsoInstant } from '../shared/partial-date';
import type { RejectionReason } from '../referrals/codes';
import type { PacketAnswer } from './codes';

export interface PrintPacketBody {
  /** The paper's language: the outside body's. */
  readonly language: InterfaceLanguage;
}

/** Of a referral to an outside body, for its sender: whether a code is out there, and until when it works. */
export interface PacketState {
  readonly printedAt: IsoInstant | null;
  /** The referral's own deadline; null where no code is out. */
  readonly codeUntil: IsoInstant | null;
}

/** An outside body's answer, without a session. */
export interface AnswerPacketBody {
  readonly code: string;
  readonly answer: PacketAnswer;
  /** With a rejection, and only there. */
  readonly reason?: RejectionReason | null;
}
