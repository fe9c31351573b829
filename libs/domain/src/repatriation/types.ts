import type { AgeBand, Sex } from '../cases/codes';
import type { GuardianState } from '../child-safeguards/codes';
import type { TravelFitness } from '../health-care/codes';
import type { Urgency } from '../referrals/codes';
import type { RiskLevel } from '../risk/codes';
import type { CaseId, ConsentId, ReferralId, RepatriationId, ReturnRiskId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type {
  RepatriationStatus,
  ReturnAlternative,
  ReturnDecision,
  ReturnPrecondition,
  ReturnReason,
  ReturnRiskFactor,
  ReturnRiskStatus,
  ReturnStep,
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
  readonly reason?: ReturnReason | null;
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
  /** Consents to repatriation that stand today. */
  readonly consents: readonly ReturnConsent[];
  /** What the person can still say, and what can be done, now. */
  readonly choices: readonly ReturnDecision[];
  readonly steps: readonly ReturnStep[];
  readonly mayAssess: boolean;
}
