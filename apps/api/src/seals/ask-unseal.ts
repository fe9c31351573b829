import { Injectable } from '@nestjs/common';
import type { AskUnsealBody, CaseId, Outcome, SealView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { ChangeSeal } from './change-seal';
import { SealStore } from './seal.store';

/** One of the named asks to unseal; another has to confirm. */
@Injectable()
export class AskUnseal {
  constructor(
    private readonly change: ChangeSeal,
    private readonly seals: SealStore,
  ) {}

  run(actor: Actor, caseId: CaseId, version: number, { reason }: AskUnsealBody): Promise<Outcome<SealView>> {
    return this.change.run(actor, caseId, {
      action: 'seal.ask-unseal',
      version,
      leading: false,
      write: (tx) => this.seals.askUnseal(tx, caseId, reason, version),
      then: (tx) => tx.emit({ kind: 'unseal-asked', subjectId: caseId, payload: { userId: actor.userId } }),
    });
  }
}
