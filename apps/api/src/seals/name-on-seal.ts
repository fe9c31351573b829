import { Injectable } from '@nestjs/common';
import { decideNaming, type CaseId, type NameOnSealBody, type Outcome, type SealView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { ChangeSeal } from './change-seal';
import { SealStore } from './seal.store';

/** Lets one more person see a sealed case. */
@Injectable()
export class NameOnSeal {
  constructor(
    private readonly change: ChangeSeal,
    private readonly seals: SealStore,
  ) {}

  run(actor: Actor, caseId: CaseId, version: number, { userId }: NameOnSealBody): Promise<Outcome<SealView>> {
    return this.change.run(actor, caseId, {
      action: 'seal.name',
      version,
      leading: true,
      decide: async (tx) => {
        const names = (await this.seals.names(tx, caseId)).map((name) => name.userId);
        return decideNaming(userId, names, { by: actor.userId, people: await this.seals.people(tx, caseId) });
      },
      write: (tx) => this.seals.name(tx, caseId, userId, version),
    });
  }
}
