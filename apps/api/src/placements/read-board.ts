import { Injectable } from '@nestjs/common';
import { allow, totalCounts, type BoardView, type Outcome, type ShelterId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { HouseStore, type PlaceCountRow } from './house.store';
import { countView, owedView } from './placement.presenter';

/** The own unit's occupancy board: how every house's places stand, who waits, and which accepted referrals nobody has placed yet. */
@Injectable()
export class ReadBoard {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly houses: HouseStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor): Promise<Outcome<BoardView>> {
    return this.inTransaction.run(actor, { action: 'shelter.list' }, async (tx) => {
      const houses = await this.houses.houses(tx);
      const keys = await this.vault.openKeys(houses);
      const counts = await this.houses.counts(tx);
      const byHouse = new Map<ShelterId, PlaceCountRow[]>(houses.map(({ id }) => [id, []]));
      for (const count of counts) byHouse.get(count.shelterId)?.push(count);
      const owed = await this.houses.owed(tx);
      return allow({
        houses: houses.map((house) => ({
          id: house.id,
          name: keys.get(house.id)?.open('shelter.name', house.nameCt) ?? '',
          counts: (byHouse.get(house.id) ?? []).map(countView),
        })),
        counts: totalCounts(counts.map(countView)),
        ...(await this.houses.numbers(tx)),
        owed: owed.map(owedView),
      });
    });
  }
}
