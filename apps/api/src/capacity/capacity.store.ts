import { Injectable } from '@nestjs/common';
import type { FreePlaces, KeepCapacityBody, Outcome, PersonCategory, Service } from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import { capacityChangesStatement, type CapacityFilter } from './capacity.statements';

/** A row of the board; the count is null where nobody has made one. */
export interface CapacityRow {
  readonly service: Service;
  readonly personCategory: PersonCategory;
  readonly freePlaces: FreePlaces;
  readonly version: number;
  readonly total: number | null;
  readonly free: number | null;
  readonly keptAt: Date | null;
  readonly keptBy: string | null;
  readonly fromPlaces: boolean;
}

export interface CapacityChangeRow {
  readonly service: Service;
  readonly personCategory: PersonCategory;
  readonly version: number;
  readonly total: number;
  readonly free: number;
  readonly keptAt: Date;
  /** PostgreSQL's text of `keptAt`, to the microsecond: the cursor's part. */
  readonly keptKey: string;
  readonly keptBy: string | null;
}

/** The only SQL over counted places; the guard shows the own unit's numbers and nobody else's. */
@Injectable()
export class CapacityStore {
  async board(tx: Tx): Promise<CapacityRow[]> {
    return tx.em.query(
      `select service, person_category as "personCategory", free_places as "freePlaces", version, places_total as total,
              places_free as free, kept_at as "keptAt", kept_by as "keptBy", from_places as "fromPlaces" from guard.capacity_board()`,
    );
  }

  async listChanges(tx: Tx, filter: CapacityFilter): Promise<CapacityChangeRow[]> {
    const { sql, values } = capacityChangesStatement(filter);
    return tx.em.query(sql, values);
  }

  keep(tx: Tx, version: number, { service, personCategory, total, free }: KeepCapacityBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.keep_capacity($1, $2, $3, $4, $5)', [service, personCategory, total, free, version]);
  }
}
