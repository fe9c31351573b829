import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Outcome, ShelterBody, ShelterId, ShelterView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { HouseStore } from './house.store';
import { ShowHouse } from './show-house';

/** Takes a house into the unit's register. Where it stands is sealed: no answer to anybody outside the unit holds it. */
@Injectable()
export class OpenShelter {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly houses: HouseStore,
    private readonly show: ShowHouse,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, body: ShelterBody, idempotencyKey: string | null): Promise<Outcome<ShelterView>> {
    return this.inTransaction.run(actor, { action: 'shelter.open' }, async (tx) => {
      const attempt = { key: idempotencyKey, route: '/placements/shelters', body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as ShelterId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.show.one(tx, id);
      const { key, stored } = await this.vault.newKey(id);
      const opened = await this.houses.open(tx, {
        id,
        nameCt: key.seal('shelter.name', body.name),
        addressCt: key.seal('shelter.address', body.address),
        services: body.services,
        key: stored,
      });
      return opened.ok ? this.show.one(tx, id) : opened;
    });
  }
}
