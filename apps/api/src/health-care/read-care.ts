import { Injectable } from '@nestjs/common';
import type { CareEpisodeId, CareView, Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowCare } from './show-care';

/** One person's care, as the unit that gives it may see it. */
@Injectable()
export class ReadCare {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly show: ShowCare,
  ) {}

  run(actor: Actor, id: CareEpisodeId): Promise<Outcome<CareView>> {
    return this.inTransaction.run(actor, { action: 'care.read', subjectId: id }, (tx) => this.show.one(tx, id));
  }
}
