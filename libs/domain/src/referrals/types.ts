import type { Category } from '../shared/categories';
import type {
  CaseId,
  ConsentId,
  DocumentId,
  NeedId,
  OverrideId,
  ReferralGroupId,
  ReferralId,
  ReferralMessageId,
  UnitId,
  UserId,
} from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { AgeBand, SafeContact, Sex, SpecialNeed } from '../cases/codes';
import type { PreviewedCase } from '../cases/types';
import type { Governorate, Service } from '../directory/codes';
import type { DirectoryUnitView, UnitRef } from '../directory/types';
import type { PacketState } from '../packets/types';
import type { NamedRecordView } from './named-records';
import type { PacketField } from './packet-fields';
import type {
  CancellationReason,
  FailureReason,
  NeedCode,
  ReferralAction,
  ReferralBox,
  HoldReason,
  MessageCode,
  MessageScope,
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
  /** The recorded need that this is to meet; where none is named, the one open need of the case with this service and code. */
  readonly needId?: NeedId;
  /** Free text; shown to the receiver after acceptance only. */
  readonly need?: string;
  readonly categories: readonly Category[];
  /** What goes of these categories; left out, the least the service needs. */
  readonly fields?: readonly PacketField[];
  /** Sealed records of the own unit that the packet names, and the consent `share-health` that lets them go. */
  readonly documentIds?: readonly DocumentId[];
  readonly recordConsentId?: ConsentId;
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

/** The member who has a referral. */
export interface TakenBy {
  readonly id: UserId;
  readonly name: string;
  readonly since: IsoInstant;
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
  /** Which member of the receiving desk has it, null where nobody does; the desk's own knowledge. */
  readonly takenBy?: TakenBy | null;
  /** True where the other side has written what this reader has not read. */
  readonly unread: boolean;
  /** Between the federal side and the Kurdistan Region's. */
  readonly crossesLine: boolean;
  /** One sending for several linked cases; each of them answers for itself. */
  readonly groupId: ReferralGroupId | null;
  /** The sender's, and the receiver's after acceptance. */
  readonly caseId?: CaseId;
}

export interface ReferralView extends ReferralListItem {
  /** What was asked for where the person's risk made it more urgent; null where it went out as asked. */
  readonly raisedFrom: Urgency | null;
  /** The packet: what acceptance opens, as it was frozen at sending. */
  readonly categories: readonly Category[];
  readonly fields: readonly PacketField[];
  /** The sealed records it names that this reader may open: the sender's own, the receiver's while its door is open. */
  readonly records: readonly NamedRecordView[];
  readonly wantedDate: IsoDate | null;
  readonly safeContact: SafeContact;
  readonly createdAt: IsoInstant;
  readonly receivedAt: IsoInstant | null;
  readonly decidedAt: IsoInstant | null;
  readonly startedAt: IsoInstant | null;
  readonly endedAt: IsoInstant | null;
  /** The month of its end, `YYYY-MM`, where the sender may know no more of it (domain.md section 3). */
  readonly endedMonth: string | null;
  readonly holdReason: HoldReason | null;
  /** When the pause is looked at again. */
  readonly holdUntil: IsoDate | null;
  /** When the sender phoned the desk; to whom they spoke, with the need. */
  readonly phonedAt: IsoInstant | null;
  readonly spokeTo?: string | null;
  /** The referral that came to nothing before this one, and the one that took its need on; the sender's. */
  readonly previousId?: ReferralId | null;
  readonly nextId?: ReferralId | null;
  /** The others of its group, as this reader may see them. */
  readonly group: readonly ReferralListItem[];
  /** What may be written on the thread now. */
  readonly messageScope: MessageScope;
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
  /** Only for the sender, of a referral to a body without accounts: how it stands with its paper. */
  readonly packet?: PacketState;
}

/** The packet exactly as the receiver will see it after acceptance: the keys of the case view it opens. */
export interface PacketPreviewBody {
  readonly categories: readonly Category[];
  readonly service: Service;
  /** Left out, the least the service needs. */
  readonly fields?: readonly PacketField[];
  /** Whose eyes it is shown with; left out, those of the usual desk of the service. */
  readonly toUnitId?: UnitId;
}

/** Before acceptance, while the receiver's door is open, and after it shut or where it never opens. */
export type PacketStage = 'before' | 'open' | 'shut';

/** What the receiver of a referral sees of the case, for its sender. */
export interface PacketView {
  readonly state: PacketStage;
  /** The case with the receiver's eyes, out of what the sender reads; null where the receiver sees nothing and will not. */
  readonly record: PreviewedCase | null;
  readonly records: readonly NamedRecordView[];
}

/** A desk that could take the person, with what a sender chooses by. */
export interface ReferralProposalView extends DirectoryUnitView {
  readonly crossesLine: boolean;
  /** False where a rule of either side keeps this case's packet from crossing: choose fewer categories. */
  readonly passes: readonly Category[];
  /** The most that anybody at this desk may ever read: nothing else can be sent there. */
  readonly reads: readonly Category[];
}

/** Sends the need of a referral that came to nothing to another desk, everything else as it was. */
export interface AgainBody {
  readonly toUnitId: UnitId;
  /** Named anew: what the first desk was to read is no matter of the next. */
  readonly documentIds?: readonly DocumentId[];
  readonly recordConsentId?: ConsentId;
  readonly consentId?: ConsentId;
  readonly overrideId?: OverrideId;
  readonly phonedAt?: IsoInstant | null;
  readonly spokeTo?: string | null;
}

/** One of the linked cases of a sending, with what this person's packet is shared under; a desk or packet of its own goes before the group's. */
export interface GroupMember {
  readonly caseId: CaseId;
  readonly consentId?: ConsentId;
  readonly overrideId?: OverrideId;
  readonly toUnitId?: UnitId;
  readonly categories?: readonly Category[];
  /** Goes with its categories: the group's fields are not those of a packet of its own. */
  readonly fields?: readonly PacketField[];
  readonly phonedAt?: IsoInstant;
  readonly spokeTo?: string;
}

/** One sending for several linked cases, the one in the path among them; each becomes its own referral. */
export interface SendGroupBody extends Omit<
  SendReferralBody,
  'consentId' | 'overrideId' | 'draft' | 'needId' | 'documentIds' | 'recordConsentId'
> {
  readonly members: readonly GroupMember[];
}

/** A line of the thread: a code, or words. Words that this reader may not read any more are left out with the line. */
export interface ReferralMessageView {
  readonly id: ReferralMessageId;
  readonly version: 1;
  readonly at: IsoInstant;
  /** Which side wrote it. */
  readonly by: 'sender' | 'receiver';
  /** Who, where it was a colleague of the reader's. */
  readonly author: string | null;
  readonly code: MessageCode | null;
  readonly text: string | null;
  readonly unread: boolean;
}

/** One of the two. */
export interface WriteMessageBody {
  readonly code?: MessageCode;
  readonly text?: string;
}

export interface NoteBody {
  readonly note?: string;
}
export interface RejectReferralBody extends NoteBody {
  readonly reason: RejectionReason;
}
/** Others of the same group, moved along with it: all or none. */
export interface TogetherBody extends NoteBody {
  readonly with?: readonly { readonly id: ReferralId; readonly version: number }[];
}
export interface HoldReferralBody extends NoteBody {
  readonly reason?: HoldReason;
  /** Two weeks on where none is given: no pause is without an end. */
  readonly until?: IsoDate;
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
