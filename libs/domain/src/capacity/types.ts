import type { IsoInstant } from '../shared/partial-date';
import type { FreePlaces, PersonCategory, Service } from '../directory/codes';

/** A row of the own unit's board: numbers that no other unit sees. */
export interface CapacityView {
  /** `service.personCategory`: what the row is about. */
  readonly id: string;
  /** 0 where nobody has counted yet. */
  readonly version: number;
  readonly service: Service;
  readonly personCategory: PersonCategory;
  readonly total: number | null;
  readonly free: number | null;
  /** What senders are shown. */
  readonly freePlaces: FreePlaces;
  readonly keptAt: IsoInstant | null;
  readonly keptBy: string | null;
  readonly stale: boolean;
  /** Counted by the places of the unit's houses: nobody counts beside them. */
  readonly fromPlaces: boolean;
}

/** One count of earlier, for the history. */
export interface CapacityChangeView {
  readonly id: string;
  readonly version: number;
  readonly service: Service;
  readonly personCategory: PersonCategory;
  readonly total: number;
  readonly free: number;
  readonly keptAt: IsoInstant;
  readonly keptBy: string | null;
}

/** A count of places, 0 to 9999; never more free than there are. */
export interface KeepCapacityBody {
  readonly service: Service;
  readonly personCategory: PersonCategory;
  readonly total: number;
  readonly free: number;
}
