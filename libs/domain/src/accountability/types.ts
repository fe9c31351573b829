import type { MemberAttendance } from '../meetings/types';
import type { PlanScorecard } from '../plan/scorecard';
import type { AgencyRef } from '../plan/types';
import type { AgencyId, MemberAccountId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { AccountFinding, MemberAccountState } from './codes';
import type { AccountFigures, EvaluationRecord } from './rules';

/** Longest texts of accounts and evaluations, in characters (docs/limits.md). */
export const accountTextLimit = 4000;

export interface AskMemberBody {
  /** A half-year whose last reports were due, `2026-H1`. */
  readonly half: string;
  readonly agencyId: AgencyId;
  /** The chair's; they name no person. */
  readonly questions: string;
}

export interface ReplyToQuestionsBody {
  readonly reply: string;
}

export interface FindOnAccountBody {
  readonly finding: AccountFinding;
  readonly text: string;
}

/** The chair's account with one member of one half-year. */
export interface MemberAccountView {
  readonly id: MemberAccountId;
  readonly version: number;
  readonly half: string;
  readonly agency: AgencyRef;
  readonly state: MemberAccountState;
  /** As they stood when the chair asked. */
  readonly figures: AccountFigures;
  readonly questions: string;
  readonly askedAt: IsoInstant;
  /** The last day for a reply before the chair may find without one. */
  readonly replyBy: IsoDate;
  /** Asked, not replied to, and that day is over. */
  readonly overdue: boolean;
  readonly reply: { readonly text: string; readonly at: IsoInstant } | null;
  readonly finding: { readonly finding: AccountFinding; readonly text: string; readonly at: IsoInstant } | null;
}

export interface MemberAccountsView {
  /** The latest half-year first, at most 200. */
  readonly items: readonly MemberAccountView[];
}

export interface RecordEvaluationBody {
  /** A half-year whose last reports were due. */
  readonly half: string;
  readonly agencyId: AgencyId;
  /** The revision that this one takes the place of; 0 for the first. */
  readonly after: number;
  readonly result: AccountFinding;
  readonly text: string;
}

export interface MemberEvaluationView extends EvaluationRecord {
  readonly recordedAt: IsoInstant;
  /** The last of its half-year and body. */
  readonly stands: boolean;
}

export interface MemberEvaluationsView {
  /** The latest half-year first, then by body, of each the last revision first; at most 500. */
  readonly items: readonly MemberEvaluationView[];
}

/** A member's scorecard with its attendance, and where the chair's account and the evaluation stand; null too for those who may not see these. */
export interface PlanScorecardRow extends PlanScorecard {
  readonly attendance: MemberAttendance;
  readonly account: Pick<MemberAccountView, 'id' | 'state' | 'overdue'> | null;
  readonly evaluation: Pick<EvaluationRecord, 'result' | 'revision'> | null;
}

export interface PlanScorecardsView {
  readonly half: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The first day on which it may be accounted for. */
  readonly accountableFrom: IsoDate;
  /** Sessions of the committee that are not in the attendance, as their minutes are not confirmed yet; null to who reads no minutes. */
  readonly unconfirmed: number | null;
  readonly members: readonly PlanScorecardRow[];
}
