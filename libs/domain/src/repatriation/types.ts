import type { AbroadBody, AbroadDestination, AbroadStatus } from '../abroad/codes';
import type { AgeBand, Sex } from '../cases/codes';
import type { GuardianState } from '../child-safeguards/codes';
import type { TravelFitness } from '../health-care/codes';
import type { Urgency } from '../referrals/codes';
import type { RiskLevel } from '../risk/codes';
import type {
  AbroadTransferId,
  CaseId,
  ConsentId,
  ExitClearanceId,
  ReferralId,
  RepatriationId,
  ReturnContactId,
  ReturnRiskId,
} from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type {
  RepatriationStatus,
  ClearanceFines,
  ClearanceStatus,
  EmbassyKind,
  ReturnAlternative,
  ReturnContactOutcome,
  ReturnDecision,
  ReturnPrecondition,
  ReturnReason,
  ReturnRiskFactor,
  ReturnRiskStatus,
  ReturnStep,
  TravelDocument,
  TravelEscort,
  TravelMode,
} from './codes';

export interface OpenRepatriationBody {
  /** The accepted referral it answers; none where the case is the own unit's. */
  readonly referralId?: ReferralId | null;
}

/** What the person said, in which language. Which fields a decision has, `returnDecisionRules` says. */
export interface DecideReturnBody {
  readonly decision: ReturnDecision;
  readonly decidedOn: IsoDate;
  /** In which it was asked and answered, ISO 639. */
  readonly language: string;
  readonly interpreter: boolean;
  /** Of `wants-to-return`: the consent to repatriation that stands. */
  readonly consentId?: ConsentId | null;
  /** Of `does-not-return`: what was offered instead, and chosen. */
  readonly alternative?: ReturnAlternative | null;
  /** In the person's own words, 2,000 characters at most. Kept sealed. */
  readonly words?: string | null;
}

/** What the person would go back to. A factor in neither list was looked for and is not there. */
export interface AssessReturnBody {
  readonly present: readonly ReturnRiskFactor[];
  readonly unknown: readonly ReturnRiskFactor[];
  readonly level: RiskLevel;
  readonly assessedOn: IsoDate;
  /** Why it is that level, 2,000 characters at most. Kept sealed. */
  readonly reasons: string;
}

export interface DecideReturnRiskBody {
  readonly approve: boolean;
}

/** Which fields a step has, `returnStepRules` says. */
export interface StepRepatriationBody {
  readonly step: ReturnStep;
  /** The day on which it was done; of a booking, the day of the journey. */
  readonly on?: IsoDate | null;
  readonly embassy?: EmbassyKind | null;
  /** Of a word with the own state's embassy: the consent to share the identity with it. */
  readonly consentId?: ConsentId | null;
  readonly document?: TravelDocument | null;
  /** The last day on which the document holds. */
  readonly validUntil?: IsoDate | null;
  readonly mode?: TravelMode | null;
  readonly escort?: TravelEscort | null;
  readonly destination?: AbroadDestination | null;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | null;
  readonly bodyKind?: AbroadBody | null;
  /** The body there, by name; of a document its number; of a booking carrier and route. Kept sealed. */
  readonly words?: string | null;
  /** Of a child: who there takes it on, by name. Kept sealed. */
  readonly carer?: string | null;
  readonly reason?: ReturnReason | null;
}

export interface DecideClearanceBody {
  readonly status: Exclude<ClearanceStatus, 'asked'>;
  readonly decidedOn: IsoDate;
  /** Of one that is granted. */
  readonly fines?: ClearanceFines | null;
  /** Of fines that were charged: whole dinars. */
  readonly amount?: number | null;
}

/** Leave to go out, as the office and the residence directorate see it: no more of the person than the core. */
export interface ClearanceView {
  readonly id: ExitClearanceId;
  readonly version: number;
  readonly status: ClearanceStatus;
  readonly askedOn: IsoDate;
  readonly decidedOn: IsoDate | null;
  readonly fines: ClearanceFines | null;
  readonly amount: number | null;
}

/** A clearance that the residence directorate is asked for, in a case that was shared with it. */
export interface AskedClearance extends ClearanceView {
  readonly caseId: CaseId;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
}

/** One step that was taken. */
export interface ReturnStepView {
  readonly id: string;
  readonly step: ReturnStep;
  readonly on: IsoDate;
  readonly embassy: EmbassyKind | null;
  readonly document: TravelDocument | null;
  readonly validUntil: IsoDate | null;
  readonly mode: TravelMode | null;
  readonly escort: TravelEscort | null;
  readonly words: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: IsoInstant;
}

/** How the person was when they were asked. */
export interface RecordReturnContactBody {
  readonly outcome: ReturnContactOutcome;
  readonly contactedOn: IsoDate;
  /** 2,000 characters at most. Kept sealed. */
  readonly words?: string | null;
}

/** One of the times at which somebody who returned is asked how they are. */
export interface ReturnContactView {
  readonly id: ReturnContactId;
  readonly version: number;
  /** Months after the arrival: 1, 3, 6 or 12. */
  readonly month: number;
  readonly dueAt: IsoInstant;
  /** Null while it is owed. */
  readonly outcome: ReturnContactOutcome | null;
  readonly contactedOn: IsoDate | null;
  /** Nobody was reached on that day; there is a second try. */
  readonly triedOn: IsoDate | null;
  readonly triedWords: string | null;
  readonly words: string | null;
  readonly recordedBy: string | null;
}

/** To whom the person is handed over there: the same record as the case's hand-over abroad. */
export interface ReturnReceiver {
  readonly transferId: AbroadTransferId;
  readonly status: AbroadStatus;
  readonly destination: AbroadDestination;
  readonly country: string;
  readonly bodyKind: AbroadBody;
  /** Null where the case is not the reader's any more. */
  readonly body: string | null;
  readonly carer: string | null;
  readonly handedOverOn: IsoDate | null;
  readonly arrivedOn: IsoDate | null;
}

/** An accepted referral on which no return was opened yet. */
export interface OwedRepatriation {
  readonly referralId: ReferralId;
  readonly caseId: CaseId;
  readonly urgency: Urgency;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly acceptedAt: IsoInstant;
}

/** What the own unit has on its desk. */
export interface RepatriationBoardView {
  readonly deciding: number;
  readonly preparing: number;
  readonly travelling: number;
  readonly owed: readonly OwedRepatriation[];
}

export interface RepatriationListItem {
  readonly id: RepatriationId;
  readonly version: number;
  /** What the unit calls the person. */
  readonly called: string;
  readonly status: RepatriationStatus;
  readonly statusSince: IsoInstant;
  readonly decision: ReturnDecision | null;
  readonly sharingEnded: boolean;
}

export interface ReturnDecisionView {
  readonly id: string;
  readonly decision: ReturnDecision;
  readonly decidedOn: IsoDate;
  readonly language: string;
  readonly interpreter: boolean;
  readonly alternative: ReturnAlternative | null;
  readonly words: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: IsoInstant;
}

export interface ReturnRiskView {
  readonly id: ReturnRiskId;
  readonly version: number;
  readonly present: readonly ReturnRiskFactor[];
  readonly unknown: readonly ReturnRiskFactor[];
  readonly level: RiskLevel;
  readonly reasons: string | null;
  readonly assessedOn: IsoDate;
  /** The last day on which somebody may leave on it. */
  readonly validUntil: IsoDate;
  readonly status: ReturnRiskStatus;
  readonly assessedBy: string | null;
  readonly decidedBy: string | null;
  /** This reader can say whether it is one to travel on: it waits, and somebody else wrote it. */
  readonly mayDecide: boolean;
}

/** One thing that must hold before the person leaves, and whether it does today. */
export interface ReturnCheck {
  readonly precondition: ReturnPrecondition;
  readonly met: boolean;
}

/** What the checklist is told from: codes and days only. */
export interface ReturnFacts {
  readonly child: boolean;
  readonly guardian: GuardianState | null;
  /** A child's best interests were determined for a return. */
  readonly bestInterests: boolean;
  /** A consent to repatriation stands on which the person wants to go. */
  readonly consent: boolean;
  /** The latest assessment; null where there is none. */
  readonly risk: { readonly level: RiskLevel; readonly status: ReturnRiskStatus; readonly validUntil: IsoDate } | null;
  /** What health care states today; null where it states nothing that still holds. */
  readonly fitness: TravelFitness | null;
  /** The latest assessment found that the person fears the own state. */
  readonly fearsState: boolean;
  /** A body there is named, and of a child who takes it on. */
  readonly receiver: boolean;
  readonly carer: boolean;
  /** The last day of the document that was issued; null where none was since it was last asked for. */
  readonly documentUntil: IsoDate | null;
  /** How the latest clearance stands. */
  readonly clearance: ClearanceStatus | null;
  /** The day of the journey that is booked. */
  readonly departsOn: IsoDate | null;
  readonly escort: TravelEscort | null;
}

/** A consent to repatriation that stands today, to choose from. */
export interface ReturnConsent {
  readonly id: ConsentId;
  readonly language: string;
  readonly validUntil: IsoDate;
}

/** One return with its history, as the unit that accompanies it sees it. */
export interface RepatriationView extends RepatriationListItem {
  /** Null once sharing ended: the case is not this unit's to open. */
  readonly caseId: CaseId | null;
  readonly referralId: ReferralId | null;
  readonly child: boolean;
  readonly openedAt: IsoInstant;
  readonly alternative: ReturnAlternative | null;
  readonly reason: ReturnReason | null;
  /** The latest first. */
  readonly decisions: readonly ReturnDecisionView[];
  readonly risks: readonly ReturnRiskView[];
  readonly checklist: readonly ReturnCheck[];
  readonly taken: readonly ReturnStepView[];
  readonly clearances: readonly ClearanceView[];
  readonly receiver: ReturnReceiver | null;
  /** The earliest first; none before the arrival. */
  readonly contacts: readonly ReturnContactView[];
  /** Consents to share the identity with the person's own state that stand today. */
  readonly embassyConsents: readonly ReturnConsent[];
  /** The latest assessment found that the person fears the own state: no word with its embassy. */
  readonly fearsState: boolean;
  /** Consents to repatriation that stand today. */
  readonly consents: readonly ReturnConsent[];
  /** What the person can still say, and what can be done, now. */
  readonly choices: readonly ReturnDecision[];
  readonly steps: readonly ReturnStep[];
  readonly mayAssess: boolean;
}
