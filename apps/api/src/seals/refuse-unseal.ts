import { Injectable } from '@nestjs/common';
import { allow, refuse, type CaseId, type Outcome, type SealView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { ChangeSeal } from './change-seal';
import { SealStore } from './seal.store';

/** The case stays sealed: another named person says no, or whoever asked takes it back. */
@Injectable()
export class RefuseUnseal {
  constructor(
    private readonly change: ChangeSeal,
    private readonly seals: SealStore,
  ) {}

  run(actor: Actor, caseId: CaseId, version: number): Promise<Outcome<SealView>> {
    return this.change.run(actor, caseId, {
      action: 'seal.refuse-unseal',
      version,
      leading: false,
      decide: (_tx, { unsealAskedBy }) => (unsealAskedBy === null ? refuse('seal.not-asked') : allow(null)),
      write: (tx) => this.seals.refuseUnseal(tx, caseId, version),
    });
  }
}
