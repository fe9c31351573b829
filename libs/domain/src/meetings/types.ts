import type { AgencyRef } from '../plan/types';
import type { AgencyId, MeetingDecisionId, MeetingId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { DecisionFinding, DecisionFollowUp, DecisionStanding, MeetingAttendance, MeetingKind, MeetingState } from './codes';
import type { MeetingStep } from './rules';

export interface AttendanceEntry {
  readonly agencyId: AgencyId;
  readonly attendance: MeetingAttendance;
}

/** A decision of a meeting; no text of it names a person. */
export interface DecisionFields {
  readonly textAr: string;
  readonly textCkb: string | null;
  readonly textEn: string | null;
  /** Who carries it out; null where the minutes name nobody. */
  readonly agencyId: AgencyId | null;
  /** The last day on which it is on time; null where the minutes set none. */
  readonly dueOn: IsoDate | null;
}

/** What a meeting begins with; its number is its own among those of its kind. */
export interface RecordMeetingBody {
  readonly kind: MeetingKind;
  readonly number: number;
  readonly heldOn: IsoDate;
  readonly place: string;
}

/** What the secretariat writes of a meeting until it closes the minutes. */
export interface MeetingFields extends RecordMeetingBody {
  readonly agenda: readonly string[];
  readonly attendance: readonly AttendanceEntry[];
  readonly decisions: readonly DecisionFields[];
}

/** What a meeting's attendance is counted from. */
export interface AttendedMeeting {
  readonly kind: MeetingKind;
  readonly state: MeetingState;
  readonly heldOn: IsoDate;
  /** As the closed minutes have it. */
  readonly attendance: readonly AttendanceEntry[];
  /** Later entries that correct it, the oldest first. */
  readonly corrections: readonly AttendanceEntry[];
}

export interface FollowedDecision {
  readonly dueOn: IsoDate | null;
  /** What was found last; null while nobody followed it up. */
  readonly finding: DecisionFinding | null;
}

/** How often a member body attended. */
export interface MemberAttendance {
  /** Sessions in which it had a seat. */
  readonly held: number;
  readonly attended: number;
  /** attended / held; null where none was held. */
  readonly ratio: number | null;
}

export type CorrectAttendanceBody = AttendanceEntry;

export interface FollowUpDecisionBody {
  readonly finding: DecisionFinding;
  /** How it was seen; nothing of any person. */
  readonly note: string;
}

export interface AnswerDecisionBody {
  /** What the body did; nothing of any person. */
  readonly note: string;
}

export interface DecisionFollowUpView {
  readonly kind: DecisionFollowUp;
  /** Of a finding, and only then. */
  readonly finding: DecisionFinding | null;
  readonly note: string;
  readonly at: IsoInstant;
}

/** A decision as its own body sees it. */
export interface BodyDecisionView extends Omit<DecisionFields, 'agencyId'> {
  readonly id: MeetingDecisionId;
  /** Grows with what is said of it. */
  readonly version: number;
  readonly standing: DecisionStanding;
  /** The oldest first. */
  readonly followUps: readonly DecisionFollowUpView[];
}

/** A meeting as a body's focal point sees it: nothing of other bodies. */
export interface BodyMeetingView {
  readonly id: MeetingId;
  readonly kind: MeetingKind;
  readonly number: number;
  readonly heldOn: IsoDate;
  /** As it stands; null where the minutes do not say. */
  readonly attendance: MeetingAttendance | null;
  readonly decisions: readonly BodyDecisionView[];
}

export interface MeetingDecisionView extends BodyDecisionView {
  readonly agency: AgencyRef | null;
  readonly followUps: readonly (DecisionFollowUpView & { readonly by: string })[];
}

/** How many decisions of closed minutes stand how. */
export type DecisionCounts = Readonly<Record<DecisionStanding, number>>;

export interface MeetingListItem extends RecordMeetingBody {
  readonly id: MeetingId;
  readonly version: number;
  readonly state: MeetingState;
  readonly decisions: DecisionCounts;
}

export interface AttendanceView {
  readonly agency: AgencyRef;
  /** As it stands, with the last correction. */
  readonly attendance: MeetingAttendance;
  /** As the minutes had it when they were closed; null where they did not say. */
  readonly written: MeetingAttendance | null;
  /** The oldest first. */
  readonly corrections: readonly { readonly attendance: MeetingAttendance; readonly by: string; readonly at: IsoInstant }[];
}

export interface MeetingView extends Omit<MeetingListItem, 'decisions'> {
  readonly agenda: readonly string[];
  readonly attendance: readonly AttendanceView[];
  readonly decisions: readonly MeetingDecisionView[];
  /** The bodies that sit on the committee. */
  readonly members: readonly AgencyRef[];
  readonly closed: { readonly by: string; readonly at: IsoInstant } | null;
  readonly confirmed: { readonly by: string; readonly at: IsoInstant } | null;
  /** What this reader may do with it now. */
  readonly steps: readonly MeetingStep[];
}
