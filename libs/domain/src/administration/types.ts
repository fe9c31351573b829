import type { Role } from '../accounts/codes';
import type { FreePlaces, Governorate, PersonCategory, Service, UnitKind } from '../directory/codes';
import type { DeskHours, UnitRef } from '../directory/types';
import type { AccessReviewId, AgencyId, LeaveId, UnitId, UserId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { InterfaceLanguage, LocalName } from '../shared/route';
import type {
  AccountState,
  AppointmentReason,
  DisablingReason,
  LeaveState,
  ReviewDecision,
  ReviewState,
  RevocationReason,
  RoleEnding,
  RoleGrantBasis,
  RoleReason,
} from './codes';

/** A role an account holds, or is to hold from `since` on. */
export interface HeldRole {
  readonly role: Role;
  readonly basis: RoleGrantBasis;
  readonly since: IsoInstant;
  /** Null for a role without an end. */
  readonly until: IsoInstant | null;
}

/** A calendar month, `YYYY-MM`. */
export type IsoMonth = string;

export interface UserListItem {
  readonly id: UserId;
  readonly version: number;
  readonly username: string;
  readonly displayName: string;
  readonly unit: UnitRef;
  readonly unitKind: UnitKind;
  readonly state: AccountState;
  readonly roles: readonly HeldRole[];
  readonly onLeave: boolean;
  readonly lastSignInMonth: IsoMonth | null;
  /** False for the reader's own account, and for accounts another office looks after. */
  readonly manageable: boolean;
}

/** A row of the history of roles: who gave it, why, and how it ended. */
export interface RoleGrantView {
  readonly id: string;
  readonly role: Role;
  readonly basis: RoleGrantBasis;
  readonly reason: RoleReason;
  readonly grantedAt: IsoInstant;
  /** Null where the system was set up with it. */
  readonly grantedBy: string | null;
  readonly since: IsoInstant;
  readonly until: IsoInstant | null;
  readonly endedAt: IsoInstant | null;
  readonly endedBy: string | null;
  readonly ending: RoleEnding | null;
}

export interface UserView extends UserListItem {
  readonly language: InterfaceLanguage;
  readonly createdAt: IsoInstant;
  /** Until when the one-time code works; null where none is out. */
  readonly codeUntil: IsoInstant | null;
  readonly disabledReason: DisablingReason | null;
  readonly history: readonly RoleGrantView[];
  readonly leaves: readonly LeaveView[];
}

/** An account together with its one-time code, which is told this once and kept nowhere. */
export interface UserWithCodeView extends UserView {
  readonly code: string;
}

export interface CreateUserBody {
  readonly username: string;
  readonly displayName: string;
  readonly unitId: UnitId;
  readonly language?: InterfaceLanguage;
  readonly roles: readonly { readonly role: Role; readonly until?: IsoInstant | null }[];
  readonly reason: AppointmentReason;
}

export interface ChangeUserBody {
  readonly displayName?: string;
  readonly unitId?: UnitId;
}

export interface DisableUserBody {
  readonly reason: DisablingReason;
}

export interface GrantRoleBody {
  readonly role: Role;
  readonly reason: AppointmentReason;
  readonly until?: IsoInstant | null;
}

export interface RevokeRoleBody {
  readonly role: Role;
  readonly reason: RevocationReason;
}

export interface FirstPasswordBody {
  readonly username: string;
  readonly code: string;
  readonly password: string;
}

export interface SearchUsersBody {
  /** Part of a user name or of a displayed name. */
  readonly q: string;
}

/** What a unit offers to whom, and whether it has room: never how much. */
export interface UnitOffer {
  readonly service: Service;
  readonly personCategory: PersonCategory;
  readonly freePlaces: FreePlaces;
}

/** A unit as its own agency's administrator sees it. */
export interface AgencyUnitView {
  readonly id: UnitId;
  readonly version: number;
  readonly agencyId: AgencyId;
  readonly kind: UnitKind;
  readonly name: LocalName;
  readonly governorate: Governorate;
  readonly offers: readonly UnitOffer[];
  /** ISO 639 codes. */
  readonly languages: readonly string[];
  readonly deskHours: DeskHours | null;
  readonly onCallPhone: string | null;
  /** A body in which nobody has an account. */
  readonly outside: boolean;
  readonly closedAt: IsoInstant | null;
}

export interface ChangeAgencyUnitBody {
  readonly name: LocalName;
  readonly governorate: Governorate;
  readonly offers: readonly UnitOffer[];
  readonly languages: readonly string[];
  /** Null for a desk that never closes. */
  readonly deskHours?: DeskHours | null;
  readonly onCallPhone?: string | null;
  /** Left as it is where not said. */
  readonly outside?: boolean;
}

export interface OpenAgencyUnitBody extends ChangeAgencyUnitBody {
  readonly kind: UnitKind;
}

/** A colleague as far as a leave needs them. */
export interface ColleagueRef {
  readonly id: UserId;
  readonly displayName: string;
}

export interface LeaveView {
  readonly id: LeaveId;
  readonly version: number;
  readonly user: ColleagueRef;
  readonly from: IsoDate;
  /** The last day of the leave. */
  readonly to: IsoDate;
  readonly delegate: ColleagueRef | null;
  /** The duties the delegate has for that time. */
  readonly roles: readonly Role[];
  readonly state: LeaveState;
}

export interface RecordLeaveBody {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly delegateId?: UserId | null;
}

/** Who could stand in, and for which of the own duties. */
export interface DelegatesView {
  readonly roles: readonly Role[];
  readonly colleagues: readonly ColleagueRef[];
}

export interface AccessReviewItem {
  readonly id: AccessReviewId;
  readonly version: number;
  readonly user: ColleagueRef & { readonly username: string };
  readonly unit: UnitRef;
  readonly roles: readonly HeldRole[];
  readonly lastSignInMonth: IsoMonth | null;
  /** First day of the quarter it belongs to. */
  readonly quarter: IsoDate;
  readonly dueAt: IsoInstant;
  readonly state: ReviewState;
  readonly decidedAt: IsoInstant | null;
}

export interface DecideReviewsBody {
  readonly decisions: readonly { readonly id: AccessReviewId; readonly version: number; readonly decision: ReviewDecision }[];
}

/** How far the latest round of each agency is: for the data-protection officer. */
export interface AccessReviewCounts {
  readonly agencyId: AgencyId;
  readonly agencyName: LocalName;
  readonly open: number;
  readonly overdue: number;
  readonly decided: number;
}

/** An account nobody has reviewed yet. */
export interface UnreviewedAccount {
  readonly id: AccessReviewId;
  readonly username: string;
  readonly unit: UnitRef;
  readonly dueAt: IsoInstant;
  readonly overdue: boolean;
  /** Whose task it is. */
  readonly reviewer: Role;
}
