import type { Role } from '../accounts/codes';
import type { Governorate } from '../directory/codes';
import type { UnitRef } from '../directory/types';
import type { AgeBand, CaseStatus, Sex } from '../cases/codes';
import type { CaseId, DecisionId, DocumentId, ReflectionId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { TestElements } from './assessment';
import type {
  CourtKind,
  DeciderKind,
  IdentificationDecision,
  IdentificationGround,
  IdentificationStatus,
  LegalTestId,
  PublicHoliday,
  ReflectionChange,
  ReflectionReason,
  ReflectionStatus,
  StandardOfProof,
  TestFinding,
} from './codes';
import type { AvailableDecision, IdentificationRules, LegalTest } from './machine';
import type { ReflectionDeed } from './reflection';

export interface AssessmentBody extends TestElements {
  readonly test: LegalTestId;
}

/** The judge whose decision is recorded: the court in codes, name and reference kept sealed. */
export interface JudgeBody {
  readonly courtKind: CourtKind;
  readonly courtGovernorate: Governorate;
  readonly name: string;
  /** The number of the court's file. */
  readonly reference?: string | null;
}

/** Body of a decision on identification. */
export interface DecideIdentificationBody {
  readonly decision: IdentificationDecision;
  readonly ground: IdentificationGround;
  readonly reasons: string;
  readonly decidedOn: IsoDate;
  /** Both legal tests, each with its elements; left out only where a reconsideration begins. */
  readonly tests?: readonly AssessmentBody[];
  /** For decisions of a judge, and for none of an officer's. */
  readonly judge?: JudgeBody;
  /**
   * Whether residence during the reflection period starts with it; only where the decision opens one. Left out: where the records of
   * residence alone say that it is needed.
   */
  readonly stay?: boolean;
  /** A document of the case: the decision itself. */
  readonly documentId?: DocumentId | null;
}

export interface AssessmentView extends AssessmentBody {
  readonly result: TestFinding;
}

/** What whoever reads exploitation is told besides: the tests and the words. */
export interface DecisionFindings {
  readonly tests: readonly AssessmentView[];
  readonly reasons: string | null;
  readonly judge: string | null;
  readonly reference: string | null;
}

export interface DecisionView {
  readonly id: DecisionId;
  readonly decision: IdentificationDecision;
  readonly from: IdentificationStatus;
  readonly to: IdentificationStatus;
  readonly rulesVersion: string;
  readonly standard: StandardOfProof;
  readonly ground: IdentificationGround;
  /** Whether the rules for children held. */
  readonly child: boolean;
  readonly decidedOn: IsoDate;
  readonly decidedBy: DeciderKind;
  readonly court: { readonly kind: CourtKind; readonly governorate: Governorate } | null;
  readonly unit: UnitRef;
  readonly documentId: DocumentId | null;
  readonly recordedAt: IsoInstant;
  readonly findings?: DecisionFindings;
}

export interface ReflectionChangeView {
  readonly change: ReflectionChange;
  readonly reason: ReflectionReason | null;
  readonly days: number | null;
  readonly endsOn: IsoDate;
  readonly words: string | null;
  readonly at: IsoInstant;
}

/** A recovery and reflection period with its clock. */
export interface ReflectionView {
  readonly id: ReflectionId;
  readonly version: number;
  readonly status: ReflectionStatus;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly pausedOn: IsoDate | null;
  /** Whole days until the end, from today or from the day the clock stood still; never below nought. */
  readonly daysLeft: number;
  readonly changes: readonly ReflectionChangeView[];
  /** What this reader can do. */
  readonly actions: readonly ReflectionDeed[];
}

/** Where a case stands with its identification, and how it came there. */
export interface IdentificationView {
  readonly status: IdentificationStatus;
  readonly since: IsoInstant;
  /** The negative status a reconsideration is about. */
  readonly underReview: IdentificationStatus | null;
  /** By when the first decision is due; null where it was taken or none is owed. */
  readonly dueAt: IsoInstant | null;
  readonly child: boolean;
  /** The rules by which the next decision is taken. */
  readonly rules: Pick<IdentificationRules, 'version' | 'tests'>;
  readonly actions: readonly AvailableDecision[];
  /** Newest first. */
  readonly items: readonly DecisionView[];
  readonly reflection: ReflectionView | null;
}

export interface ChangeReflectionBody {
  readonly change: ReflectionDeed;
  readonly reason: ReflectionReason;
  readonly days?: number;
  readonly words?: string | null;
}

/** A case that waits for a decision; core only. */
export interface UndecidedItem {
  readonly id: CaseId;
  readonly number: string;
  readonly alias: string;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly governorate: Governorate;
  readonly status: IdentificationStatus;
  readonly since: IsoInstant;
  readonly openedAt: IsoInstant;
  readonly dueAt: IsoInstant | null;
}

/** A running period, the soonest end first. */
export interface EndingReflectionItem {
  readonly id: CaseId;
  readonly number: string;
  readonly alias: string;
  readonly governorate: Governorate;
  readonly caseStatus: CaseStatus;
  readonly status: ReflectionStatus;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly daysLeft: number;
}

/** A version of the rules: who decides what, by which tests, and the clocks. */
export interface IdentificationRulesView extends IdentificationRules {
  readonly inForceFrom: IsoInstant;
  readonly inForce: boolean;
  readonly workingDays: number;
  readonly childHours: number;
  /** Days of the week off, 1 for Monday. */
  readonly weekend: readonly number[];
  readonly reflectionDays: number;
  readonly remindDays: readonly number[];
}

/** Which of a unit's undecided cases are asked for. */
export interface UndecidedQuery {
  readonly governorate?: Governorate;
  readonly cursor?: string;
  readonly limit?: number;
}

export interface HolidayBody {
  readonly day: IsoDate;
  readonly name: PublicHoliday;
}

export interface RulesAnswer {
  readonly items: readonly IdentificationRulesView[];
  /** Days to come, the soonest first. */
  readonly holidays: readonly HolidayBody[];
}

/** Who decides one move, and how sure they must be. */
export interface RuleMoveBody {
  readonly decision: IdentificationDecision;
  readonly from: IdentificationStatus;
  /** The negative decision it answers; null outside a reconsideration. */
  readonly reviewing: IdentificationStatus | null;
  readonly deciders: readonly Role[];
  readonly anotherDecider: boolean;
  readonly standard: StandardOfProof;
}

/** The next version of the rules, whole. Cases decided before keep the version they were decided under. */
export interface PublishRulesBody {
  /** The latest version, which this one follows. */
  readonly basedOn: string;
  /** The day it takes effect, by Iraq's clock; a day to come. */
  readonly inForceFrom: IsoDate;
  /** 1 to 60. */
  readonly workingDays: number;
  /** 1 to 240. */
  readonly childHours: number;
  /** Days of the week off, 1 for Monday to 7 for Sunday. */
  readonly weekend: readonly number[];
  /** 30 to 365. */
  readonly reflectionDays: number;
  /** Days before the end of a reflection period at which its unit is reminded, the earlier first. */
  readonly remindDays: readonly number[];
  readonly tests: readonly LegalTest[];
  readonly moves: readonly RuleMoveBody[];
}
