import type { AgencyId } from '../shared/ids';
import type { IsoDate } from '../shared/partial-date';
import type { DecisionFinding, MeetingAttendance, MeetingKind, MeetingState } from './codes';

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

/** What the secretariat writes of a meeting until it closes the minutes. */
export interface MeetingFields {
  readonly kind: MeetingKind;
  readonly number: number;
  readonly heldOn: IsoDate;
  readonly place: string;
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
