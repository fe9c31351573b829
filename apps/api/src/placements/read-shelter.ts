import { Injectable } from '@nestjs/common';
import type { Outcome, ShelterId, ShelterView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowHouse } from './show-house';

/** A house of the own unit, place by place. */
@Injectable()
export class ReadShelter {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly show: ShowHouse,
  ) {}

  run(actor: Actor, id: ShelterId): Promise<Outcome<ShelterView>> {
    return this.inTransaction.run(actor, { action: 'shelter.read', subjectId: id }, (tx) => this.show.one(tx, id));
  }
}
