import { Injectable } from '@nestjs/common';
import { decideUnnaming, type CaseId, type Outcome, type SealView, type UserId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { ChangeSeal } from './change-seal';
import { SealStore } from './seal.store';

/** Strikes a person off a sealed case: from then on it is not there for them. */
@Injectable()
export class UnnameOnSeal {
  constructor(
    private readonly change: ChangeSeal,
    private readonly seals: SealStore,
  ) {}

  run(actor: Actor, caseId: CaseId, version: number, userId: UserId): Promise<Outcome<SealView>> {
    return this.change.run(actor, caseId, {
      action: 'seal.unname',
      version,
      leading: true,
      decide: async (tx) => decideUnnaming(userId, await this.seals.names(tx, caseId)),
      write: (tx) => this.seals.unname(tx, caseId, userId, version),
    });
  }
}
