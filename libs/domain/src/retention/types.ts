import type { ErasureReason } from '../keys/codes';
import type { CaseOutcome } from '../cases/codes';
import type { ErasureOrderId, LegalHoldId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { InterfaceLanguage } from '../shared/route';
import type { ErasureDecision, ErasureState, HoldDecision, HoldEnding, HoldGround, HoldState, RetentionRule } from './codes';

/** A case whose time has run out: its number and how it ended, and nothing of whom it is about. */
export interface DueCaseView {
  readonly number: string;
  /** Null where it was closed before outcomes were coded. */
  readonly outcome: CaseOutcome | null;
  readonly rule: RetentionRule;
  readonly dueOn: IsoDate;
  /** An erasure of it waits for its second person, or for the worker. */
  readonly underWay: boolean;
}

export interface ProposeErasureBody {
  /** `NRM-2026-7K3F9Q-2` */
  readonly number: string;
  readonly reason: ErasureReason;
}

export interface DecideErasureBody {
  readonly decision: ErasureDecision;
}

export interface ErasureView {
  readonly id: ErasureOrderId;
  readonly version: number;
  readonly number: string;
  readonly reason: ErasureReason;
  /** The line of the schedule that ended, and when; null for every other reason. */
  readonly rule: RetentionRule | null;
  readonly dueOn: IsoDate | null;
  readonly state: ErasureState;
  readonly held: boolean;
  readonly proposedAt: IsoInstant;
  readonly confirmedAt: IsoInstant | null;
  readonly erasedAt: IsoInstant | null;
  /** What was destroyed, once it is: data keys, documents among them, and search tokens. */
  readonly erased: { readonly keys: number; readonly documents: number; readonly tokens: number } | null;
  /** Until when the consents and the access trail are kept after the erasure; null before it, and until the day is reckoned. */
  readonly proofsUntil: IsoDate | null;
  /** What went of them in the end: lines of the trail, and consents. */
  readonly proofsGone: { readonly at: IsoInstant; readonly lines: number; readonly consents: number } | null;
  /** What the asker may decide now. */
  readonly decisions: readonly ErasureDecision[];
}

export interface CertificateBody {
  /** The paper's language. */
  readonly language: InterfaceLanguage;
}

export interface SetHoldBody {
  readonly number: string;
  readonly ground: HoldGround;
}

export interface DecideHoldBody {
  readonly decision: HoldDecision;
  /** Needed for `decline` and `lift`. */
  readonly ending?: HoldEnding | null;
}

export interface LegalHoldView {
  readonly id: LegalHoldId;
  readonly version: number;
  readonly number: string;
  readonly ground: HoldGround;
  readonly state: HoldState;
  /** Asked for by a court's office, and not set by the officer. */
  readonly byCourt: boolean;
  readonly setAt: IsoInstant;
  /** The day by which the officer looks at it again. */
  readonly reviewOn: IsoDate | null;
  readonly endedAt: IsoInstant | null;
  readonly ending: HoldEnding | null;
  readonly decisions: readonly HoldDecision[];
}

/** What the unit that answers for a case is told of its end. */
export interface CaseRetentionView {
  /** Null while the case is open, or its day is not reckoned yet. */
  readonly rule: RetentionRule | null;
  readonly dueOn: IsoDate | null;
  readonly held: boolean;
  readonly erasedAt: IsoInstant | null;
}
