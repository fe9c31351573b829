import type { AgeBand, Sex } from '../cases/codes';
import type { Governorate } from '../directory/codes';
import type { GuardianState } from '../child-safeguards/codes';
import type { Urgency } from '../referrals/codes';
import type { CaseId, LawyerId, LegalAidId, LegalMatterId, ReferralId, UserId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { ClaimView, ResidenceView } from './claims';
import type { HearingView } from './hearings';
import type {
  LawyerAssignmentStatus,
  LawyerConflict,
  LawyerReason,
  LegalAidKind,
  LegalAuthority,
  LegalMatterMove,
  LegalMatterStatus,
  LegalOutcome,
} from './codes';

/** A lawyer or adviser on the own unit's roster. Name and bar number leave the unit in no answer. */
export interface LawyerBody {
  readonly name: string;
  readonly barNumber: string;
  readonly governorates: readonly Governorate[];
  /** ISO 639, the best first. */
  readonly languages: readonly string[];
  readonly trainedForChildren: boolean;
  /** Where the lawyer has an account in this unit; what is offered to them is their work then. */
  readonly userId?: UserId | null;
}

export interface ChangeLawyerBody {
  readonly governorates: readonly Governorate[];
  readonly languages: readonly string[];
  readonly trainedForChildren: boolean;
  /** False for whoever takes no more matters. */
  readonly active: boolean;
}

export interface LawyerView {
  readonly id: LawyerId;
  readonly version: number;
  readonly name: string;
  readonly barNumber: string;
  readonly governorates: readonly Governorate[];
  readonly languages: readonly string[];
  readonly trainedForChildren: boolean;
  readonly active: boolean;
  readonly hasAccount: boolean;
  /** Matters that are the lawyer's now. */
  readonly matters: number;
}

/** An accepted referral for which no matter was opened yet. */
export interface OwedMatter {
  readonly referralId: ReferralId;
  readonly caseId: CaseId;
  readonly urgency: Urgency;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly acceptedAt: IsoInstant;
}

/** What the own office has on its desk. */
export interface LegalBoardView {
  readonly opened: number;
  readonly assigned: number;
  readonly running: number;
  readonly owed: readonly OwedMatter[];
}

export interface OpenLegalMatterBody {
  /** The accepted referral it answers; none where the person came by themselves. */
  readonly referralId?: ReferralId | null;
}

/** Which fields a move has, `legalMatterMachine` says. */
export interface MoveLegalMatterBody {
  readonly move: LegalMatterMove;
  readonly lawyerId?: LawyerId | null;
  readonly reason?: LawyerReason | null;
  readonly conflict?: LawyerConflict | null;
}

/** A day's help. A correction names what it corrects, which stays in the history. */
export interface RecordLegalAidBody {
  readonly kind: LegalAidKind;
  readonly deliveredOn: IsoDate;
  readonly lawyerId?: LawyerId | null;
  /** Of rights that were explained: in which language, ISO 639. */
  readonly language?: string | null;
  readonly interpreter: boolean;
  /** On whose word, of what is done in the person's name. */
  readonly authority?: LegalAuthority | null;
  /** Under lawyer–client secrecy: sealed to the office. */
  readonly words?: string | null;
  readonly corrects?: LegalAidId | null;
}

export interface EndLegalMatterBody {
  readonly outcome: LegalOutcome;
}

export interface LegalMatterListItem {
  readonly id: LegalMatterId;
  readonly version: number;
  /** What the office calls the person. */
  readonly called: string;
  readonly urgency: Urgency;
  readonly status: LegalMatterStatus;
  readonly statusSince: IsoInstant;
  readonly openedAt: IsoInstant;
  /** Who has it, or whom it is offered to. */
  readonly lawyer: string | null;
  readonly sharingEnded: boolean;
}

export interface LawyerAssignmentView {
  readonly id: string;
  readonly lawyerId: LawyerId;
  readonly lawyer: string;
  readonly status: LawyerAssignmentStatus;
  readonly offeredAt: IsoInstant;
  readonly decidedAt: IsoInstant | null;
  readonly reason: LawyerReason | null;
}

export interface LawyerConflictView {
  readonly lawyer: string;
  readonly conflict: LawyerConflict;
  readonly declaredAt: IsoInstant;
}

export interface LegalAidView {
  readonly id: LegalAidId;
  readonly kind: LegalAidKind;
  readonly deliveredOn: IsoDate;
  readonly lawyer: string | null;
  readonly language: string | null;
  readonly interpreter: boolean;
  readonly authority: LegalAuthority | null;
  readonly words: string | null;
  readonly recordedAt: IsoInstant;
  readonly recordedBy: string | null;
  /** 1 for what was first written down. */
  readonly version: number;
  /** True where a later version stands in its place. */
  readonly corrected: boolean;
}

/** A lawyer who could take the matter, and how well they fit. */
export interface LawyerChoice {
  readonly id: LawyerId;
  readonly name: string;
  readonly near: boolean;
  readonly speaks: boolean;
  readonly trainedForChildren: boolean;
  readonly matters: number;
}

/** One matter with its history, as the office that holds it sees it; nobody else sees it. */
export interface LegalMatterView extends LegalMatterListItem {
  /** Null once sharing ended: the case is not this unit's to open. */
  readonly caseId: CaseId | null;
  readonly referralId: ReferralId | null;
  readonly child: boolean;
  /** Of a child: who speaks for it. */
  readonly guardian: GuardianState | null;
  readonly sharingEndedAt: IsoInstant | null;
  readonly endedAt: IsoInstant | null;
  readonly outcome: LegalOutcome | null;
  readonly assignments: readonly LawyerAssignmentView[];
  readonly conflicts: readonly LawyerConflictView[];
  /** The latest day first; corrected ones after what stands in their place. */
  readonly aid: readonly LegalAidView[];
  /** The latest first. */
  readonly hearings: readonly HearingView[];
  readonly residences: readonly ResidenceView[];
  readonly claims: readonly ClaimView[];
  readonly fundActive: boolean;
  /** The best fit first; nobody with a conflict of interest, for a child only whoever is trained. */
  readonly lawyers: readonly LawyerChoice[];
  readonly moves: readonly LegalMatterMove[];
  readonly mayRecord: boolean;
}
