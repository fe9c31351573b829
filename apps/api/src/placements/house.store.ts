import { Injectable } from '@nestjs/common';
import type {
  AgeBand,
  CaseId,
  HouseService,
  Outcome,
  PersonCategory,
  PlaceCount,
  PlaceId,
  PlacementId,
  PlacementStatus,
  ReferralId,
  Sex,
  ShelterId,
  Urgency,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import type { WrappedKey } from '../platform/vault/key-provider';
import { housesStatement } from './placement.statements';

export interface HouseRow {
  readonly id: ShelterId;
  readonly version: number;
  readonly nameCt: Buffer;
  readonly addressCt: Buffer;
  readonly services: HouseService[];
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

export interface PlaceCountRow extends PlaceCount {
  readonly shelterId: ShelterId;
}

export interface PlaceRow {
  readonly id: PlaceId;
  readonly version: number;
  readonly number: number;
  readonly personCategory: PersonCategory;
  readonly adapted: boolean;
  readonly inUse: boolean;
  readonly kind: 'reserved' | 'occupied' | null;
  readonly placementId: PlacementId | null;
  readonly status: PlacementStatus | null;
  readonly calledCt: Buffer | null;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

export interface OwedRow {
  readonly referralId: ReferralId;
  readonly caseId: CaseId;
  readonly urgency: Urgency;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly acceptedAt: Date;
}

/** The only SQL over houses and their places. */
@Injectable()
export class HouseStore {
  houses(tx: Tx, only: ShelterId | null = null): Promise<HouseRow[]> {
    return tx.em.query(housesStatement, [tx.actor.unitId, only]);
  }

  counts(tx: Tx): Promise<PlaceCountRow[]> {
    return tx.em.query(
      `select shelter_id as "shelterId", person_category as "personCategory", total, taken, reserved, free, free_adapted as "freeAdapted",
              out_of_use as "outOfUse" from guard.shelter_board()`,
    );
  }

  /** The places of one house, each with who is in it where the reader may hear of them. */
  places(tx: Tx, id: ShelterId): Promise<PlaceRow[]> {
    return tx.em.query(
      `select w.id, w.version, w.number, w.person_category as "personCategory", w.adapted, w.in_use as "inUse", w.kind, w.placement_id as "placementId",
              p.status, p.called_ct as "calledCt", k.wrapped as "keyWrapped", k.key_id as "keyId"
         from guard.places_of($1) w
         left join lateral (select p.status, p.called_ct from placement p where p.id = w.placement_id offset 0) p on true
         left join lateral (select k.wrapped, k.key_id from subject_key k where k.kind = 'placement' and k.subject_id = w.placement_id offset 0) k on true
        order by w.number`,
      [id],
    );
  }

  /** The house of a place; null where it is not the unit's. */
  async houseOf(tx: Tx, id: PlaceId): Promise<ShelterId | null> {
    const [row] = await tx.em.query<{ id: ShelterId }[]>('select shelter_id as id from shelter_place where id = $1', [id]);
    return row?.id ?? null;
  }

  owed(tx: Tx): Promise<OwedRow[]> {
    return tx.em.query(
      `select referral_id as "referralId", case_id as "caseId", urgency, sex, age_band as "ageBand", accepted_at as "acceptedAt" from guard.owed_placements()`,
    );
  }

  /** How many wait, are away, and are away past their hour. */
  async numbers(tx: Tx): Promise<{ waiting: number; onLeave: number; notReturned: number }> {
    const [row] = await tx.em.query<{ waiting: number; onLeave: number; notReturned: number }[]>(
      `select count(*) filter (where status = 'waiting')::int as waiting, count(*) filter (where status = 'on-leave')::int as "onLeave",
              count(*) filter (where status = 'on-leave' and until < now())::int as "notReturned"
         from placement where unit_id = $1 and status in ('waiting', 'on-leave')`,
      [tx.actor.unitId],
    );
    return row ?? { waiting: 0, onLeave: 0, notReturned: 0 };
  }

  open(
    tx: Tx,
    house: {
      readonly id: ShelterId;
      readonly nameCt: Buffer | null;
      readonly addressCt: Buffer | null;
      readonly services: readonly HouseService[];
      readonly key: WrappedKey;
    },
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.open_shelter($1, $2, $3, $4, $5, $6)', [
      house.id,
      house.nameCt,
      house.addressCt,
      house.services,
      house.key.wrapped,
      house.key.keyId,
    ]);
  }

  addPlaces(tx: Tx, id: ShelterId, ids: readonly string[], person: PersonCategory, adapted: boolean): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.add_places($1, $2, $3, $4)', [id, ids, person, adapted]);
  }

  changePlace(tx: Tx, id: PlaceId, inUse: boolean, version: number): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.change_place($1, $2, $3)', [id, inUse, version]);
  }
}
