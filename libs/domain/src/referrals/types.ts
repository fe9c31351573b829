import type { Category } from '../shared/categories';
import type { CaseId, ConsentId, OverrideId, ReferralId, UnitId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { AgeBand, SafeContact, Sex, SpecialNeed } from '../cases/codes';
import type { Governorate, Service } from '../directory/codes';
import type { UnitRef } from '../directory/types';
import type {
  CancellationReason,
  FailureReason,
  NeedCode,
  ReferralAction,
  ReferralBox,
  ReferralStatus,
  RejectionReason,
  ServiceOutcome,
  Urgency,
} from './codes';

export interface SendReferralBody {
  readonly toUnitId: UnitId;
  readonly service: Service;
  readonly urgency: Urgency;
  readonly needCode: NeedCode;
  /** Free text; shown to the receiver after acceptance only. */
  readonly need?: string;
  readonly categories: readonly Category[];
  /** What it is shared under: one of the two. */
  readonly consentId?: ConsentId;
  readonly overrideId?: OverrideId;
  readonly wantedDate?: IsoDate | null;
  /** For `immediate`: whom the sender reached by phone, and when. */
  readonly phonedAt?: IsoInstant | null;
  readonly spokeTo?: string | null;
  /** Keeps it unsent. */
  readonly draft?: boolean;
}

/** What the receiving desk decides from before it accepts, and nothing else of the person. */
export interface ReferralSummary {
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly languages: readonly string[];
  readonly specialNeeds: readonly SpecialNeed[];
  readonly governorate: Governorate;
}

/** A row of a list of referrals: the summary, on both sides. */
export interface ReferralListItem {
  readonly id: ReferralId;
  readonly version: number;
  readonly box: ReferralBox;
  readonly status: ReferralStatus;
  readonly service: Service;
  readonly urgency: Urgency;
  readonly needCode: NeedCode;
  readonly fromUnit: UnitRef;
  readonly toUnit: UnitRef;
  readonly summary: ReferralSummary;
  readonly requestedAt: IsoInstant | null;
  /** When the next answer is due; null where nobody owes one. */
  readonly dueAt: IsoInstant | null;
  /** What this reader's unit can do next. */
  readonly actions: readonly ReferralAction[];
  /** The sender's, and the receiver's after acceptance. */
  readonly caseId?: CaseId;
}

export interface ReferralView extends ReferralListItem {
  /** The packet: what acceptance opens. */
  readonly categories: readonly Category[];
  readonly wantedDate: IsoDate | null;
  readonly safeContact: SafeContact;
  readonly createdAt: IsoInstant;
  readonly receivedAt: IsoInstant | null;
  readonly decidedAt: IsoInstant | null;
  readonly startedAt: IsoInstant | null;
  readonly endedAt: IsoInstant | null;
  readonly rejectionReason: RejectionReason | null;
  readonly failureReason: FailureReason | null;
  readonly cancellationReason: CancellationReason | null;
  readonly outcome: ServiceOutcome | null;
  /** The next unit to ask after a rejection, for the sender. */
  readonly nextUnit: UnitRef | null;
  /** The sender's, and the receiver's after acceptance. */
  readonly need?: string | null;
  readonly consentId?: ConsentId;
  readonly overrideId?: OverrideId;
  /** True where it is shared under an override: the person did not agree. The sender's, and the receiver's after acceptance. */
  readonly withoutConsent?: boolean;
  /** The note of the last answer, for both sides. */
  readonly note: string | null;
}

/** The packet exactly as the receiver will see it after acceptance: the keys of the case view it opens. */
export interface PacketPreviewBody {
  readonly categories: readonly Category[];
  readonly service: Service;
}

export interface NoteBody {
  readonly note?: string;
}
export interface RejectReferralBody extends NoteBody {
  readonly reason: RejectionReason;
}
export interface CompleteReferralBody extends NoteBody {
  readonly outcome: ServiceOutcome;
}
export interface FailReferralBody extends NoteBody {
  readonly reason: FailureReason;
}
export interface CancelReferralBody extends NoteBody {
  readonly reason: CancellationReason;
}
