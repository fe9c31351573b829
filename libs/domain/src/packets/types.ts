import type { InterfaceLanguage } from '../shared/route';
import type { IsoInstant } from '../shared/partial-date';
import type { FailureReason, RejectionReason, ServiceOutcome } from '../referrals/codes';
import type { PacketAnswer } from './codes';
import type { OutsideStep } from './outside-steps';

export interface PrintPacketBody {
  /** The paper's language: the outside body's. */
  readonly language: InterfaceLanguage;
}

/** Of a referral to an outside body, for its sender: whether a code is out there, and until when it works. */
export interface PacketState {
  readonly printedAt: IsoInstant | null;
  /** The referral's own deadline; null where no code is out. */
  readonly codeUntil: IsoInstant | null;
  /** What this reader may write down of the outside body's service now. */
  readonly steps: readonly OutsideStep[];
}

/** An outside body's answer, without a session. */
export interface AnswerPacketBody {
  readonly code: string;
  readonly answer: PacketAnswer;
  /** With a rejection, and only there. */
  readonly reason?: RejectionReason | null;
}

/** What an outside body told of its service, written down by the unit that asked it. */
export interface ReportOutsideBody {
  readonly step: OutsideStep;
  /** With `complete`, and only there. */
  readonly outcome?: ServiceOutcome;
  /** With `fail`, and only there. */
  readonly reason?: FailureReason;
  readonly note?: string;
}
