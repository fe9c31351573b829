import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refuse, type AddPlacesBody, type Outcome, type ShelterId, type ShelterView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { HouseStore } from './house.store';
import { ShowHouse } from './show-house';

/** Adds places of one kind to a house. From then on the places are counted, and nobody counts them beside. */
@Injectable()
export class AddPlaces {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly houses: HouseStore,
    private readonly show: ShowHouse,
  ) {}

  run(actor: Actor, id: ShelterId, { personCategory, adapted, count }: AddPlacesBody): Promise<Outcome<ShelterView>> {
    return this.inTransaction.run(actor, { action: 'shelter.add-places', subjectId: id }, async (tx) => {
      if ((await this.houses.houses(tx, id)).length === 0) return refuse('not-found');
      const ids = Array.from({ length: count }, () => randomUUID());
      const added = await this.houses.addPlaces(tx, id, ids, personCategory, adapted);
      return added.ok ? this.show.one(tx, id) : added;
    });
  }
}
