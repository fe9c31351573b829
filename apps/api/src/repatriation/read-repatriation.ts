import { Injectable } from '@nestjs/common';
import type { Outcome, RepatriationId, RepatriationView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowRepatriation } from './show-repatriation';

/** One return, as the unit that accompanies it may see it. */
@Injectable()
export class ReadRepatriation {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly show: ShowRepatriation,
  ) {}

  run(actor: Actor, id: RepatriationId): Promise<Outcome<RepatriationView>> {
    return this.inTransaction.run(actor, { action: 'repatriation.read', subjectId: id }, (tx) => this.show.one(tx, id));
  }
}
