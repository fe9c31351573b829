import { Injectable } from '@nestjs/common';
import type {
  AgeBand,
  BelongingId,
  BelongingKind,
  BelongingReceiver,
  CaseId,
  ChildSafeguards,
  ExitDestination,
  ExitSafety,
  IncidentSeverity,
  IncidentTold,
  MovePlacementBody,
  Outcome,
  PersonCategory,
  PlaceId,
  PlacementEventKind,
  PlacementId,
  PlacementReason,
  PlacementStatus,
  PlacementWill,
  ReferralId,
  Sex,
  ShelterId,
  ShelterIncidentId,
  ShelterIncidentKind,
  Urgency,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import type { WrappedKey } from '../platform/vault/key-provider';
import {
  belongingsStatement,
  eventsStatement,
  incidentsStatement,
  onePlacementStatement,
  placementListStatement,
  type PlacementListFilter,
} from './placement.statements';

/** What a row of a list and the page have in common. */
export interface PlacementBase {
  readonly id: PlacementId;
  readonly version: number;
  readonly caseId: CaseId;
  readonly referralId: ReferralId | null;
  readonly calledCt: Buffer | null;
  readonly personCategory: PersonCategory;
  readonly needsAdapted: boolean;
  readonly urgency: Urgency;
  readonly status: PlacementStatus;
  readonly statusSince: Date;
  readonly waitingSince: Date;
  readonly until: Date | null;
  readonly sharingEndedAt: Date | null;
  readonly will: PlacementWill | null;
  readonly placeId: PlaceId | null;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
  readonly placeNumber: number | null;
  readonly shelterId: ShelterId | null;
  readonly houseNameCt: Buffer | null;
  readonly houseWrapped: Buffer | null;
  readonly houseKeyId: string | null;
}

export interface PlacementListRow extends PlacementBase {
  readonly position: number | null;
  readonly priority: number;
  /** PostgreSQL's text of the instants, to the microsecond: the cursor's parts. */
  readonly waitingKey: string;
  readonly endedKey: string | null;
}

export interface PlacementRow extends PlacementBase {
  readonly admittedAt: Date | null;
  readonly leaveReason: PlacementReason | null;
  readonly endedAt: Date | null;
  readonly destination: ExitDestination | null;
  readonly safety: ExitSafety | null;
  /** Null where the case is not the reader's any more. */
  readonly ageBand: AgeBand | null;
  readonly sex: Sex | null;
  readonly safeguards: ChildSafeguards | null;
}

export interface BelongingRow {
  readonly id: BelongingId;
  readonly version: number;
  readonly kind: BelongingKind;
  readonly count: number;
  readonly descriptionCt: Buffer | null;
  readonly takenAt: Date;
  readonly takenBy: string | null;
  readonly returnedAt: Date | null;
  readonly receiver: BelongingReceiver | null;
}

export interface ShelterIncidentRow {
  readonly id: ShelterIncidentId;
  readonly kind: ShelterIncidentKind;
  readonly severity: IncidentSeverity;
  readonly occurredAt: Date;
  readonly told: IncidentTold[];
  readonly narrativeCt: Buffer | null;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
}

export interface PlacementEventRow {
  readonly id: string;
  readonly kind: PlacementEventKind;
  readonly at: Date;
  readonly by: string | null;
  readonly place: number | null;
  readonly reason: PlacementReason | null;
  /** `item=answer` of the safety check. */
  readonly answers: string[];
}

export interface FittingPlaceRow {
  readonly id: PlaceId;
  readonly number: number;
  readonly shelterId: ShelterId;
}

/** A placement ready to be stored, its name sealed under its own key. */
export interface NewPlacement {
  readonly id: PlacementId;
  readonly eventId: string;
  readonly caseId: CaseId;
  readonly referralId: ReferralId | null;
  readonly personCategory: PersonCategory;
  readonly needsAdapted: boolean;
  readonly calledCt: Buffer | null;
  readonly key: WrappedKey;
}

/** The only SQL over placements; whoever is where, the guard's functions decide. */
@Injectable()
export class PlacementStore {
  list(tx: Tx, filter: PlacementListFilter): Promise<PlacementListRow[]> {
    const { sql, values } = placementListStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }

  /** May miss: another unit's, one of a hidden case, and none are one. */
  async find(tx: Tx, id: PlacementId): Promise<PlacementRow | null> {
    const [row] = await tx.em.query<PlacementRow[]>(onePlacementStatement, [id]);
    return row ?? null;
  }

  belongings(tx: Tx, id: PlacementId): Promise<BelongingRow[]> {
    return tx.em.query(belongingsStatement, [id]);
  }

  incidents(tx: Tx, id: PlacementId): Promise<ShelterIncidentRow[]> {
    return tx.em.query(incidentsStatement, [id]);
  }

  events(tx: Tx, id: PlacementId): Promise<PlacementEventRow[]> {
    return tx.em.query(eventsStatement, [id]);
  }

  fittingPlaces(tx: Tx, id: PlacementId): Promise<FittingPlaceRow[]> {
    return tx.em.query('select id, number, shelter_id as "shelterId" from guard.fitting_places($1)', [id]);
  }

  /** Accepted referrals of the person to other desks, as far as this unit sees them. */
  async handOverReferrals(tx: Tx, caseId: CaseId): Promise<ReferralId[]> {
    const rows = await tx.em.query<{ id: ReferralId }[]>(
      `select r.id from referral r where r.case_id = $1 and r.service = 'shelter' and r.status in ('accepted', 'in-progress') and r.to_unit_id <> $2
        order by r.decided_at, r.id limit 10`,
      [caseId, tx.actor.unitId],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether the unit has an open placement of this person already. */
  async isOpen(tx: Tx, caseId: CaseId): Promise<boolean> {
    const rows: unknown[] = await tx.em.query(
      `select 1 from placement where case_id = $1 and unit_id = $2 and status in ('waiting', 'reserved', 'in-shelter', 'on-leave', 'handing-over')`,
      [caseId, tx.actor.unitId],
    );
    return rows.length > 0;
  }

  open(tx: Tx, one: NewPlacement): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.open_placement($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      one.id,
      one.eventId,
      one.caseId,
      one.referralId,
      one.personCategory,
      one.needsAdapted,
      one.calledCt,
      one.key.wrapped,
      one.key.keyId,
    ]);
  }

  move(tx: Tx, id: PlacementId, eventId: string, version: number, body: MovePlacementBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.move_placement($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      id,
      eventId,
      body.move,
      version,
      body.placeId ?? null,
      body.until ?? null,
      body.reason ?? null,
      body.referralId ?? null,
      body.will ?? null,
    ]);
  }

  exit(
    tx: Tx,
    id: PlacementId,
    eventId: string,
    version: number,
    end: { readonly destination: ExitDestination; readonly safety: ExitSafety; readonly answers: readonly string[] },
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.exit_placement($1, $2, $3, $4, $5, $6)', [id, eventId, version, end.destination, end.safety, end.answers]);
  }
}
