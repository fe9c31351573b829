import type { AgeBand, Sex } from '../cases/codes';
import type { Service } from '../directory/codes';
import type { Urgency } from '../referrals/codes';
import type { CaseId, ProgrammeId, ProgrammeStrandId, ReferralId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { ProgrammeFollowUpView } from './follow-up';
import type { FundingView } from './funding';
import type { VisitView } from './visit';
import type {
  FamilyRole,
  FamilySafety,
  ProgrammeOutcome,
  ProgrammeStatus,
  SchoolLevel,
  StrandKind,
  StrandMove,
  StrandReason,
  StrandStatus,
  TrainingField,
  WorkCheck,
  WorkKind,
} from './codes';

/** An accepted referral for which no programme was opened yet. */
export interface OwedProgramme {
  readonly referralId: ReferralId;
  readonly caseId: CaseId;
  readonly service: Service;
  readonly urgency: Urgency;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly acceptedAt: IsoInstant;
}

/** What the own unit has on its desk. */
export interface ReintegrationBoardView {
  readonly planned: number;
  readonly running: number;
  readonly owed: readonly OwedProgramme[];
}

export interface OpenProgrammeBody {
  /** The accepted referral it answers; none in a case that the unit itself answers for. */
  readonly referralId?: ReferralId | null;
}

/** Which of the details a kind has, `strandRules` says. */
export interface PlanStrandBody {
  readonly kind: StrandKind;
  readonly schoolLevel?: SchoolLevel | null;
  readonly trainingField?: TrainingField | null;
  readonly workKind?: WorkKind | null;
}

/** Which fields a move has, `strandMachine` says. */
export interface MoveStrandBody {
  readonly move: StrandMove;
  /** The day it happened: of `begin` the first, of `achieve` the day of enrolment, of the certificate, of the reunion. */
  readonly on: IsoDate;
  readonly reason?: StrandReason | null;
  readonly familySafety?: FamilySafety | null;
  readonly familyRole?: FamilyRole | null;
  /** What was found to be so of the work; what is left out was not. */
  readonly checks?: readonly WorkCheck[] | null;
  /** Sealed to the unit. 2,000 characters at most. */
  readonly words?: string | null;
}

export interface EndProgrammeBody {
  readonly outcome: ProgrammeOutcome;
}

export interface ProgrammeListItem {
  readonly id: ProgrammeId;
  readonly version: number;
  /** What the unit calls the person. */
  readonly called: string;
  readonly urgency: Urgency;
  readonly status: ProgrammeStatus;
  readonly statusSince: IsoInstant;
  readonly openedAt: IsoInstant;
  readonly sharingEnded: boolean;
}

/** One line of a strand's history. */
export interface StrandEventView {
  readonly move: StrandMove;
  readonly on: IsoDate;
  readonly reason: StrandReason | null;
  readonly familySafety: FamilySafety | null;
  readonly familyRole: FamilyRole | null;
  readonly checks: readonly WorkCheck[];
  readonly words: string | null;
  readonly recordedAt: IsoInstant;
  readonly recordedBy: string | null;
}

export interface StrandView {
  readonly id: ProgrammeStrandId;
  readonly version: number;
  readonly kind: StrandKind;
  readonly status: StrandStatus;
  readonly schoolLevel: SchoolLevel | null;
  readonly trainingField: TrainingField | null;
  readonly workKind: WorkKind | null;
  readonly begunOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
  readonly reason: StrandReason | null;
  readonly moves: readonly StrandMove[];
  /** Of a loan or a grant: what was applied for, the latest first. */
  readonly funding: readonly FundingView[];
  readonly mayApply: boolean;
  /** Of a loan or a grant that was paid for a livelihood: the looks at it, by month. */
  readonly visits: readonly VisitView[];
  /** The latest first. */
  readonly history: readonly StrandEventView[];
}

/** One programme with its strands, as the unit that runs it sees it; nobody else sees it. */
export interface ProgrammeView extends ProgrammeListItem {
  /** Null once sharing ended: the case is not this unit's to open. */
  readonly caseId: CaseId | null;
  readonly referralId: ReferralId | null;
  readonly child: boolean;
  /** The person agrees that the family is contacted, today. */
  readonly contactFamily: boolean;
  /** Of a child: what is best for it was determined for a placement or a return. */
  readonly bestInterests: boolean;
  readonly sharingEndedAt: IsoInstant | null;
  readonly endedAt: IsoInstant | null;
  readonly outcome: ProgrammeOutcome | null;
  /** In the order they were planned. */
  readonly strands: readonly StrandView[];
  /** By their day, asked or due. */
  readonly followUps: readonly ProgrammeFollowUpView[];
  /** The person may be asked how they are today: the case is open, or they agreed to contact after its closing. */
  readonly mayAsk: boolean;
  readonly mayRecord: boolean;
}
