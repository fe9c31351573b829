import type { CaseStatus, JourneyStepCode } from '../cases/codes';
import type { Governorate, Service } from '../directory/codes';
import type { CaseAlert } from '../missing/codes';
import type { ReferralStatus, Urgency } from '../referrals/codes';
import type { CaseFilterId, CaseId, ReferralId, TaskId, UserId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { LocalName } from '../shared/route';
import type { AssigneeFilter, DutyKind, StuckReason, TaskAction, TaskKind, TaskStatus } from './codes';

/** A colleague of the own unit who works on cases. */
export interface MemberRef {
  readonly id: UserId;
  readonly displayName: string;
}

/** A colleague whom work can be given to; whoever is away is named last, and refused nothing. */
export interface AssignableMember extends MemberRef {
  /** The last day of a leave that runs today. */
  readonly awayUntil: IsoDate | null;
}

/** Something a member of the own unit has to do about a case by a time. Other units never see it. */
export interface TaskView {
  readonly id: TaskId;
  readonly version: number;
  readonly kind: TaskKind;
  readonly status: TaskStatus;
  /** Null for a desk that coordinates and holds no door to the case. */
  readonly caseId: CaseId | null;
  readonly caseNumber: string | null;
  /** Of which service a consent was taken back, and who gives it: never of a place where somebody sleeps. Null for any other task. */
  readonly service: Service | null;
  readonly withUnit: LocalName | null;
  /** At most 500 characters. */
  readonly note: string | null;
  readonly dueAt: IsoInstant;
  /** Null while nobody has taken it. */
  readonly assignee: MemberRef | null;
  /** Null where nobody made it: a consent was taken back. */
  readonly createdBy: MemberRef | null;
  readonly closedAt: IsoInstant | null;
  /** What this reader may do with it now. */
  readonly actions: readonly TaskAction[];
}

/** Something the mechanism awaits of the unit: an answer with a deadline. */
export interface DutyView {
  readonly kind: DutyKind;
  /** What the deadline of this kind is about: a referral, an offer, a request, a concern, or something of a case. */
  readonly subjectId: string;
  /** Null where the unit holds no door to the case yet. */
  readonly caseId: CaseId | null;
  readonly caseNumber: string | null;
  readonly dueAt: IsoInstant;
  readonly urgency: Urgency | null;
}

/** One line of the work list: a task, or a duty. */
export type WorkItem = ({ readonly type: 'task' } & TaskView) | ({ readonly type: 'duty' } & DutyView);

export interface RecordTaskBody {
  readonly kind: TaskKind;
  readonly dueAt: IsoInstant;
  readonly note?: string | null;
  /** Left out: nobody's yet. Somebody else's only by who leads the unit. */
  readonly assigneeId?: UserId | null;
}

export interface ChangeTaskBody {
  readonly dueAt?: IsoInstant;
  readonly note?: string | null;
}

/** Null gives it back to the unit. */
export interface AssignBody {
  readonly assigneeId: UserId | null;
}

/** Who of the own unit sees to a case. */
export interface CaseAssignmentView {
  readonly caseId: CaseId;
  /** 0 while nobody does: the version to send with the first assignment. */
  readonly version: number;
  readonly assignee: MemberRef | null;
  readonly assignedAt: IsoInstant | null;
  /** Colleagues whom this reader may name; of who leads nobody, the reader alone. Who is away comes last. */
  readonly members: readonly AssignableMember[];
}

/** One member's load; counts stop at 51 and then mean "more than 50". */
export interface MemberLoad extends AssignableMember {
  readonly cases: number;
  readonly tasks: number;
  readonly overdueTasks: number;
  /** Taken from the desk and not ended. */
  readonly referrals: number;
  /** Who sees to their work for that time; null where they are not away, or nobody does. */
  readonly standIn: string | null;
}

export interface CaseloadView {
  readonly members: readonly MemberLoad[];
  /** Open tasks, open cases and referrals at the desk that are nobody's; stop at 51. */
  readonly unassigned: { readonly cases: number; readonly tasks: number; readonly referrals: number };
}

export interface HandOverCaseloadBody {
  readonly fromUserId: UserId;
  readonly toUserId: UserId;
}

/** What changed hands, and what did not because the receiver may not see the case. */
export interface HandedOverView {
  readonly cases: number;
  readonly tasks: number;
  readonly referrals: number;
  readonly left: number;
}

/** A case of the desk's governorates that does not move on. Codes and units; nothing of the person. */
export interface StuckView {
  /** The referral's, or the duty's. */
  readonly id: string;
  readonly caseNumber: string;
  readonly reason: StuckReason;
  readonly governorate: Governorate;
  /** Null where it is no referral that stands still. */
  readonly referral: {
    readonly id: ReferralId;
    readonly service: Service;
    readonly urgency: Urgency;
    readonly status: ReferralStatus;
  } | null;
  /** What is owed; null for a referral. */
  readonly duty: DutyKind | null;
  /** Since when: the answer or the duty was due, or it was turned away. */
  readonly since: IsoInstant;
  /** Who sent the referral, or who owes what is due. */
  readonly fromUnit: LocalName;
  readonly fromPhone: string | null;
  /** Null for a placement: where somebody might sleep is not told. */
  readonly toUnit: LocalName | null;
}

/** A kept filter of the list of cases. It has no name of its own: what somebody types could name a person. */
export interface CaseFilterView {
  readonly id: CaseFilterId;
  readonly status: CaseStatus | null;
  readonly governorate: Governorate | null;
  readonly step: JourneyStepCode | null;
  readonly assignee: AssigneeFilter | null;
  readonly alert: CaseAlert | null;
}

/** At least one of them. */
export type SaveCaseFilterBody = Partial<Omit<CaseFilterView, 'id'>>;
