import type { AgeBand, Sex } from '../cases/codes';
import type { Governorate } from '../directory/codes';
import type { NeedCode, ReferralStatus, ServiceOutcome, Urgency } from '../referrals/codes';
import type { InterpretationSessionId, InterpreterId, ReferralId, UnsuitedId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type {
  InterpretationAbsentee,
  InterpretationEventKind,
  InterpretationMode,
  InterpretationMove,
  InterpretationOccasion,
  InterpretationPlace,
  InterpretationReason,
  InterpretationStatus,
  InterpreterSex,
  InterpreterStatus,
  InterpreterWish,
  UndertakingText,
  UnsuitedReason,
} from './codes';

/** Somebody of the office's roster. The name leaves the office in no answer. */
export interface EnrolInterpreterBody {
  /** At most 100 characters. */
  readonly name: string;
  readonly sex: InterpreterSex;
  /** ISO 639, at least one. */
  readonly languages: readonly string[];
  /** Where they come in person; none who only speak from afar. */
  readonly governorates: readonly Governorate[];
  /** By telephone or video. */
  readonly remote: boolean;
  /** Trained to interpret for children (domain.md section 9). */
  readonly childTrained: boolean;
}

/** What is left out stays. */
export interface ChangeInterpreterBody {
  readonly name?: string;
  readonly languages?: readonly string[];
  readonly governorates?: readonly Governorate[];
  readonly remote?: boolean;
  readonly childTrained?: boolean;
  readonly status?: InterpreterStatus;
}

/** The confidentiality statement, signed on paper that the office keeps. */
export interface SignUndertakingBody {
  readonly text: UndertakingText;
  readonly signedOn: IsoDate;
  /** The last day; at most two years after the signature. */
  readonly validUntil: IsoDate;
}

export interface UndertakingView {
  readonly text: UndertakingText;
  readonly signedOn: IsoDate;
  readonly validUntil: IsoDate;
  readonly recordedAt: IsoInstant;
  readonly recordedBy: string | null;
}

export interface InterpreterItem {
  readonly id: InterpreterId;
  readonly version: number;
  /** In the order of enrolment: what an interpreter is called where no name may stand. */
  readonly number: number;
  readonly name: string;
  readonly sex: InterpreterSex;
  readonly languages: readonly string[];
  readonly governorates: readonly Governorate[];
  readonly remote: boolean;
  readonly childTrained: boolean;
  readonly status: InterpreterStatus;
  /** The last day of the undertaking that runs longest; null where none was ever signed. */
  readonly undertakingUntil: IsoDate | null;
}

export interface InterpreterView extends InterpreterItem {
  /** Newest first. */
  readonly undertakings: readonly UndertakingView[];
  /** Sessions still to come. */
  readonly planned: readonly { readonly id: InterpretationSessionId; readonly from: IsoInstant; readonly to: IsoInstant }[];
  readonly mayChange: boolean;
}

/** When and how: what an interpreter is chosen by. */
export interface SessionWish {
  readonly from: IsoInstant;
  readonly to: IsoInstant;
  readonly mode: InterpretationMode;
  readonly language: string;
  readonly wish: InterpreterWish;
  /** Where, of a session in person. */
  readonly governorate?: Governorate | null;
}

export interface PlanInterpretationBody extends SessionWish {
  readonly interpreterId: InterpreterId;
  readonly occasion: InterpretationOccasion;
  /** Of a session in person. */
  readonly place?: InterpretationPlace | null;
  /** How many minutes were interpreted, of a session that took place already; left out for one to come. */
  readonly minutes?: number | null;
}

/** Which fields a move has, `interpretationMachine` says. */
export interface MoveInterpretationBody {
  readonly move: InterpretationMove;
  readonly minutes?: number | null;
  readonly absentee?: InterpretationAbsentee | null;
  readonly reason?: InterpretationReason | null;
  readonly from?: IsoInstant | null;
  readonly to?: IsoInstant | null;
  readonly interpreterId?: InterpreterId | null;
}

export interface MarkUnsuitedBody {
  readonly interpreterId: InterpreterId;
  readonly reason: UnsuitedReason;
}

export interface InterpreterRef {
  readonly id: InterpreterId;
  readonly number: number;
  readonly name: string;
  readonly sex: InterpreterSex;
}

export interface InterpretationEventView {
  readonly id: string;
  readonly kind: InterpretationEventKind;
  readonly at: IsoInstant;
  readonly by: string | null;
  /** Whose turn it was from then on. */
  readonly interpreter: number | null;
  readonly reason: InterpretationReason | null;
}

/** A session as the office's lists have it: no name of the person, no number of a case that is not shared any more. */
export interface InterpretationListItem {
  readonly id: InterpretationSessionId;
  readonly referralId: ReferralId;
  readonly caseNumber: string | null;
  readonly status: InterpretationStatus;
  readonly from: IsoInstant;
  readonly to: IsoInstant;
  readonly mode: InterpretationMode;
  readonly place: InterpretationPlace | null;
  readonly governorate: Governorate | null;
  readonly occasion: InterpretationOccasion;
  readonly language: string;
  readonly interpreter: InterpreterRef;
}

export interface InterpretationSessionView extends InterpretationListItem {
  readonly version: number;
  readonly wish: InterpreterWish;
  readonly minutes: number | null;
  readonly absentee: InterpretationAbsentee | null;
  readonly reason: InterpretationReason | null;
  /** Newest first. */
  readonly events: readonly InterpretationEventView[];
  readonly moves: readonly InterpretationMove[];
}

export interface UnsuitedView {
  readonly id: UnsuitedId;
  readonly interpreter: InterpreterRef;
  readonly reason: UnsuitedReason;
  readonly markedAt: IsoInstant;
  readonly markedBy: string | null;
}

/** An accepted referral on the office's board. */
export interface RunningInterpretation {
  readonly referralId: ReferralId;
  readonly status: ReferralStatus;
  readonly urgency: Urgency;
  readonly needCode: NeedCode;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly languages: readonly string[];
  readonly governorate: Governorate;
  readonly acceptedAt: IsoInstant;
  readonly planned: number;
  readonly held: number;
  /** When the next session begins. */
  readonly next: IsoInstant | null;
}

export interface InterpretationBoard {
  /** Those nobody planned anything for first, by urgency. */
  readonly running: readonly RunningInterpretation[];
  /** Sessions that are over and of which nobody has said how they went. */
  readonly unrecorded: number;
  /** Active interpreters without a valid undertaking today. */
  readonly unbound: number;
}

/** The service of one referral, as the office sees it. */
export interface InterpretationView {
  readonly referralId: ReferralId;
  /** Of the referral: what ends it is checked against it. */
  readonly version: number;
  readonly referralStatus: ReferralStatus;
  readonly urgency: Urgency;
  readonly needCode: NeedCode;
  readonly acceptedAt: IsoInstant | null;
  /** Core of the case; null once sharing ended. */
  readonly person: {
    readonly caseNumber: string;
    readonly sex: Sex;
    readonly ageBand: AgeBand;
    readonly languages: readonly string[];
    readonly governorate: Governorate;
    /** Under 18, or presumed so. */
    readonly child: boolean;
  } | null;
  /** What the person wished last time. */
  readonly wish: InterpreterWish;
  /** The next first, then what is over, the latest first. */
  readonly sessions: readonly InterpretationSessionView[];
  readonly unsuited: readonly UnsuitedView[];
  readonly mayPlan: boolean;
  /** The outcome that ending the service now reports; null while it cannot be ended. */
  readonly outcome: ServiceOutcome | null;
}

/** What the unit that asked sees of a session: when and how, of which sex the interpreter is, and what became of it; never who. */
export interface RequestedSession {
  readonly status: InterpretationStatus;
  readonly from: IsoInstant;
  readonly to: IsoInstant;
  readonly mode: InterpretationMode;
  readonly place: InterpretationPlace | null;
  readonly governorate: Governorate | null;
  readonly occasion: InterpretationOccasion;
  readonly language: string;
  readonly interpreterSex: InterpreterSex;
  readonly minutes: number | null;
  readonly absentee: InterpretationAbsentee | null;
  readonly reason: InterpretationReason | null;
}
