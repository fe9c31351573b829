import type { Category } from '../shared/categories';
import type { AgencyId, CaseId, OverrideId, UnitId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { ConsentPurpose } from '../consents/codes';
import type { UnitRef } from '../directory/types';
import type { OverrideEnding, OverrideGround, OverridePart, OverrideRefusal, OverrideStatus } from './codes';

/** What was found to be best for a child, before anything is shared without consent: domain.md section 9. */
export interface BestInterestsBody {
  /** Who determined it, in words: people, not only their offices. */
  readonly determinedBy: string;
  readonly determinedOn: IsoDate;
  readonly considerations: string;
  readonly conclusion: string;
  /** Why the exploitation record must go along; where it is among the categories. */
  readonly exploitation?: string;
}

/** Body of the request to share without consent. */
export interface RequestOverrideBody {
  readonly recipientUnitId: UnitId;
  readonly categories: readonly Category[];
  readonly ground: OverrideGround;
  readonly reason: string;
  /** The court and its number, for a court's order. */
  readonly courtReference?: string;
  readonly courtOrderedOn?: IsoDate | null;
  /** For a child, and for anybody whose age nobody assessed. */
  readonly bestInterests?: BestInterestsBody;
}

export interface RefuseOverrideBody {
  readonly reason: OverrideRefusal;
}

export interface EndOverrideBody {
  readonly reason: OverrideEnding;
}

/** The words behind an override: for the requester's unit and the approving desk, where they read the case. */
export interface OverrideWords {
  readonly reason: string | null;
  readonly courtReference: string | null;
  readonly bestInterests: {
    readonly determinedBy: string | null;
    readonly determinedOn: IsoDate;
    readonly considerations: string | null;
    readonly conclusion: string | null;
    readonly exploitation: string | null;
  } | null;
}

export interface OverrideView {
  readonly id: OverrideId;
  readonly version: number;
  readonly status: OverrideStatus;
  readonly caseNumber: string;
  readonly ground: OverrideGround;
  /** The purpose of consent that it stands in for. */
  readonly purpose: ConsentPurpose;
  readonly categories: readonly Category[];
  readonly child: boolean;
  /** Whose request: the unit. */
  readonly unit: UnitRef;
  /** Null for the others where it is a placement desk: it says where the person sleeps. */
  readonly recipientUnit: UnitRef | null;
  readonly recipientAgencyId: AgencyId;
  readonly courtOrderedOn: IsoDate | null;
  readonly requestedAt: IsoInstant;
  readonly answerDueAt: IsoInstant;
  /** Approvals that still miss; empty once it is decided. */
  readonly waitsFor: readonly OverridePart[];
  readonly unitApprovedAt: IsoInstant | null;
  readonly coordinationApprovedAt: IsoInstant | null;
  readonly validUntil: IsoDate | null;
  readonly refusal: OverrideRefusal | null;
  readonly ending: OverrideEnding | null;
  readonly closedAt: IsoInstant | null;
  /** What this reader can do next. */
  readonly actions: readonly ('approve' | 'refuse' | 'end')[];
  /** For whoever reads the case. */
  readonly caseId?: CaseId;
  readonly words?: OverrideWords;
}
