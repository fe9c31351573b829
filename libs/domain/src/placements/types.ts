import type { AgeBand, Sex } from '../cases/codes';
import type { PersonCategory } from '../directory/codes';
import type { Urgency } from '../referrals/codes';
import type { BelongingId, CaseId, PlaceId, PlacementId, ReferralId, ShelterId, ShelterIncidentId } from '../shared/ids';
import type { IsoInstant } from '../shared/partial-date';
import type {
  BelongingKind,
  BelongingReceiver,
  CheckAnswer,
  ExitCheck,
  ExitDestination,
  ExitSafety,
  HouseService,
  IncidentSeverity,
  IncidentTold,
  PlacementEventKind,
  PlacementMove,
  PlacementReason,
  PlacementStatus,
  PlacementWill,
  ShelterIncidentKind,
} from './codes';

/** A house of the own unit. Its name and address leave the unit in no answer. */
export interface ShelterBody {
  readonly name: string;
  readonly address: string;
  readonly services: readonly HouseService[];
}

/** Places of one kind, added together: 1 to 50. Their labels go on from what the house has. */
export interface AddPlacesBody {
  readonly personCategory: PersonCategory;
  /** For somebody with special needs: step-free, with an accompanied bathroom, or the like. */
  readonly adapted: boolean;
  readonly count: number;
}

export interface ChangePlaceBody {
  /** False while it cannot be slept in. */
  readonly inUse: boolean;
}

/** How many places of one kind a house has, and how they stand. Out of use are in none of the others. */
export interface PlaceCount {
  readonly personCategory: PersonCategory;
  readonly total: number;
  readonly taken: number;
  readonly reserved: number;
  readonly free: number;
  /** Of the free ones, those for special needs. */
  readonly freeAdapted: number;
  readonly outOfUse: number;
}

export interface BoardHouse {
  readonly id: ShelterId;
  readonly name: string;
  readonly counts: readonly PlaceCount[];
}

/** An accepted referral for which no placement was opened yet. */
export interface OwedPlacement {
  readonly referralId: ReferralId;
  readonly caseId: CaseId;
  readonly urgency: Urgency;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly acceptedAt: IsoInstant;
}

/** The own unit's occupancy board. */
export interface BoardView {
  readonly houses: readonly BoardHouse[];
  /** Over all houses. */
  readonly counts: readonly PlaceCount[];
  readonly waiting: number;
  readonly onLeave: number;
  /** Of those on leave, past their hour. */
  readonly notReturned: number;
  readonly owed: readonly OwedPlacement[];
}

export interface PlaceView {
  readonly id: PlaceId;
  readonly version: number;
  readonly label: string;
  readonly personCategory: PersonCategory;
  readonly adapted: boolean;
  readonly inUse: boolean;
  readonly state: 'free' | 'reserved' | 'taken';
  /** Who is in it; null where it is free, or a person this reader may not know of. */
  readonly placement: { readonly id: PlacementId; readonly called: string; readonly status: PlacementStatus } | null;
}

export interface ShelterView {
  readonly id: ShelterId;
  readonly version: number;
  readonly name: string;
  readonly address: string;
  readonly services: readonly HouseService[];
  readonly places: readonly PlaceView[];
}

export interface OpenPlacementBody {
  /** The accepted referral it answers; none where the person came by themselves. */
  readonly referralId?: ReferralId | null;
  readonly personCategory: PersonCategory;
  readonly needsAdapted: boolean;
}

/** Which fields a move has, `placementMachine` says. */
export interface MovePlacementBody {
  readonly move: PlacementMove;
  readonly placeId?: PlaceId | null;
  /** Until when a place is held, or by when the person is back. */
  readonly until?: IsoInstant | null;
  readonly reason?: PlacementReason | null;
  /** The accepted referral to the other shelter. */
  readonly referralId?: ReferralId | null;
  readonly will?: PlacementWill | null;
}

export interface CheckedItem {
  readonly check: ExitCheck;
  readonly answer: CheckAnswer;
}

export interface ExitPlacementBody {
  readonly destination: ExitDestination;
  readonly checks: readonly CheckedItem[];
}

export interface TakeBelongingsBody {
  readonly items: readonly { readonly kind: BelongingKind; readonly count: number; readonly description?: string | null }[];
}

export interface ReturnBelongingBody {
  readonly receiver: BelongingReceiver;
}

export interface RecordShelterIncidentBody {
  readonly kind: ShelterIncidentKind;
  readonly severity: IncidentSeverity;
  readonly occurredAt: IsoInstant;
  readonly told: readonly IncidentTold[];
  readonly narrative: string;
}

/** A row of the waiting list, of who is here, of who left. */
export interface PlacementListItem {
  readonly id: PlacementId;
  readonly version: number;
  /** What the house calls the person. */
  readonly called: string;
  readonly personCategory: PersonCategory;
  readonly needsAdapted: boolean;
  readonly urgency: Urgency;
  readonly status: PlacementStatus;
  readonly statusSince: IsoInstant;
  readonly waitingSince: IsoInstant;
  /** Which place on the waiting list of this kind, 1 first; null for who is not on it. */
  readonly position: number | null;
  readonly place: PlaceRef | null;
  /** Until when the place is held, or by when the person is back. */
  readonly until: IsoInstant | null;
  /** Sharing ended and the person was not asked yet whether to stay. */
  readonly askWill: boolean;
}

export interface PlaceRef {
  readonly id: PlaceId;
  readonly label: string;
  readonly house: string;
}

export interface BelongingView {
  readonly id: BelongingId;
  readonly version: number;
  readonly kind: BelongingKind;
  readonly count: number;
  readonly description: string | null;
  readonly takenAt: IsoInstant;
  readonly takenBy: string | null;
  readonly returnedAt: IsoInstant | null;
  readonly receiver: BelongingReceiver | null;
}

export interface ShelterIncidentView {
  readonly id: ShelterIncidentId;
  readonly kind: ShelterIncidentKind;
  readonly severity: IncidentSeverity;
  readonly occurredAt: IsoInstant;
  readonly told: readonly IncidentTold[];
  /** Who must be told and was not when it was written down. */
  readonly owed: readonly IncidentTold[];
  readonly narrative: string | null;
  readonly recordedAt: IsoInstant;
  readonly recordedBy: string | null;
}

export interface PlacementEventView {
  readonly id: string;
  readonly kind: PlacementEventKind;
  readonly at: IsoInstant;
  readonly by: string | null;
  readonly place: string | null;
  readonly reason: PlacementReason | null;
}

/** One placement with its history, as the shelter that holds it sees it. */
export interface PlacementView extends Omit<PlacementListItem, 'position'> {
  /** Null once sharing ended: the case is not this unit's to open. */
  readonly caseId: CaseId | null;
  readonly referralId: ReferralId | null;
  readonly child: boolean;
  readonly admittedAt: IsoInstant | null;
  readonly leaveReason: PlacementReason | null;
  readonly sharingEndedAt: IsoInstant | null;
  readonly will: PlacementWill | null;
  readonly endedAt: IsoInstant | null;
  readonly destination: ExitDestination | null;
  readonly safety: ExitSafety | null;
  readonly checks: readonly CheckedItem[];
  /** A child whose best interests nobody determined for a placement. */
  readonly bestInterestsMissing: boolean;
  readonly belongings: readonly BelongingView[];
  readonly incidents: readonly ShelterIncidentView[];
  /** Newest first. */
  readonly events: readonly PlacementEventView[];
  /** Free places that fit, the adapted ones last unless they are needed. */
  readonly fittingPlaces: readonly PlaceRef[];
  /** Accepted referrals of the person to another shelter: to which one, only its desk tells. */
  readonly handOverReferrals: readonly ReferralId[];
  readonly moves: readonly PlacementMove[];
  readonly mayExit: boolean;
  readonly mayRecord: boolean;
}
