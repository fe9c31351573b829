import type { CaseOutcome, CaseStatus } from '../cases/codes';
import type { ConsentMethod } from '../consents/codes';
import type { Service } from '../directory/codes';
import type { UnitRef } from '../directory/types';
import type { ReferralStatus } from '../referrals/codes';
import type { CaseId, ClosureId, ConsentId, PlacementId, ReferralId, TaskId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { AfterCareAnswer, ClosingGuardCode, ReopeningReason } from './codes';

/** The person's answer about after-care, as the closing form sends it. */
export interface AfterCareBody {
  readonly answer: AfterCareAnswer;
  /** Of `agreed`: the consent to after-care that stands. */
  readonly consentId?: ConsentId | null;
  /** Of `declined`: how it was said, and in which language (ISO 639). */
  readonly method?: ConsentMethod | null;
  readonly language?: string | null;
}

/** What closing is asked with; what is left out is an unmet guard, told with the others. */
export interface CloseCaseBody {
  readonly outcome?: CaseOutcome | null;
  /** Of `duplicate-of`: the number of the person's other case. */
  readonly caseNumber?: string | null;
  readonly afterCare?: AfterCareBody | null;
  /** Free words, 2,000 characters at most. Kept sealed. */
  readonly words?: string | null;
}

export interface ReopenCaseBody {
  readonly reason: ReopeningReason;
  readonly words?: string | null;
}

/** A referral that is still open, where this reader may see it. */
export interface OpenReferral {
  readonly id: ReferralId;
  readonly service: Service;
  readonly status: ReferralStatus;
}

/** One line of the checklist. `in-form`: it is answered where the case is closed. */
export interface ClosingGuardView {
  readonly guard: ClosingGuardCode;
  readonly state: 'met' | 'unmet' | 'in-form';
  /** How many things are still open; of `missing`, for how many days the person has been looked for. */
  readonly count: number;
  /** Those of them that are this reader's to open; the rest is counted only. */
  readonly referrals: readonly OpenReferral[];
  readonly placementIds: readonly PlacementId[];
}

/** What ends with the case, of the reader's own unit. */
export interface EndingWithCase {
  readonly tasks: number;
  readonly duties: number;
  readonly appointments: number;
  readonly drafts: number;
  readonly transferOffers: number;
}

export interface AfterCareConsent {
  readonly id: ConsentId;
  readonly method: ConsentMethod;
  readonly language: string;
  readonly validUntil: IsoDate;
}

export interface ReopeningView {
  readonly reason: ReopeningReason;
  readonly words: string | null;
  readonly reopenedAt: IsoInstant;
  readonly unit: UnitRef;
}

/** How a case was closed, and opened again where it was. */
export interface ClosureView {
  readonly id: ClosureId;
  readonly outcome: CaseOutcome;
  /** The number of the other case, where this reader may read that one. */
  readonly duplicateOf: string | null;
  readonly closedAt: IsoInstant;
  readonly unit: UnitRef;
  readonly afterCare: AfterCareAnswer;
  readonly afterCareConsentId: ConsentId | null;
  readonly method: ConsentMethod | null;
  readonly language: string | null;
  readonly words: string | null;
  readonly reopening: ReopeningView | null;
}

/** The checklist of a case, and how it was closed before. */
export interface ClosingView {
  readonly caseId: CaseId;
  /** Of the case: what closing and reopening send along. */
  readonly version: number;
  readonly status: CaseStatus;
  readonly guards: readonly ClosingGuardView[];
  readonly ends: EndingWithCase;
  readonly afterCareConsent: AfterCareConsent | null;
  /** What this reader can do now. */
  readonly actions: readonly ('close' | 'reopen')[];
  /** The newest first. */
  readonly closures: readonly ClosureView[];
}

/** A visit or call after the closing that the person agreed to. */
export interface FollowUpView {
  readonly taskId: TaskId;
  readonly version: number;
  readonly caseId: CaseId;
  readonly caseNumber: string;
  readonly alias: string;
  readonly outcome: CaseOutcome | null;
  readonly dueAt: IsoInstant;
}
