import { Injectable } from '@nestjs/common';
import type { Outcome, ReleaseId, ReleaseView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowRelease } from './show-release';

@Injectable()
export class ReadRelease {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly show: ShowRelease,
  ) {}

  run(actor: Actor, id: ReleaseId): Promise<Outcome<ReleaseView>> {
    return this.inTransaction.run(actor, { action: 'release.read', subjectId: id }, (tx) => this.show.one(tx, id));
  }
}
