import { Injectable } from '@nestjs/common';
import { decideUnsealing, type CaseId, type Outcome, type SealView } from '@himaya/domain';
import { tellTimeline } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { ChangeSeal } from './change-seal';
import { SealStore } from './seal.store';

/** The second named person unseals: the case is again what its grants make of it. */
@Injectable()
export class ConfirmUnseal {
  constructor(
    private readonly change: ChangeSeal,
    private readonly seals: SealStore,
  ) {}

  run(actor: Actor, caseId: CaseId, version: number): Promise<Outcome<SealView>> {
    return this.change.run(actor, caseId, {
      action: 'seal.confirm-unseal',
      version,
      leading: false,
      decide: (_tx, { unsealAskedBy }) => decideUnsealing(unsealAskedBy && { askedBy: unsealAskedBy }, actor.userId),
      write: (tx) => this.seals.unseal(tx, caseId, version),
      then: async (tx, { unsealReason }) => {
        await tellTimeline(tx, { caseId, kind: 'case-unsealed', details: { reason: unsealReason ?? 'other' } });
        tx.emit({ kind: 'case-unsealed', subjectId: caseId, payload: { userId: actor.userId } });
      },
    });
  }
}
