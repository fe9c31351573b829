import { Injectable } from '@nestjs/common';
import { refuse, type ChangePlaceBody, type Outcome, type PlaceId, type ShelterView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { HouseStore } from './house.store';
import { ShowHouse } from './show-house';

/** Takes a place out of use, or back into it; never one that somebody has. */
@Injectable()
export class ChangePlace {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly houses: HouseStore,
    private readonly show: ShowHouse,
  ) {}

  run(actor: Actor, id: PlaceId, version: number, { inUse }: ChangePlaceBody): Promise<Outcome<ShelterView>> {
    return this.inTransaction.run(actor, { action: 'shelter.change-place', subjectId: id }, async (tx) => {
      const house = await this.houses.houseOf(tx, id);
      if (house === null) return refuse('not-found');
      const changed = await this.houses.changePlace(tx, id, inUse, version);
      return changed.ok ? this.show.one(tx, house) : changed;
    });
  }
}
