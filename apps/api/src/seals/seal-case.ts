import { Injectable } from '@nestjs/common';
import { decideSealing, maskOf, refuse, type CaseId, type Outcome, type SealCaseBody, type SealView } from '@himaya/domain';
import { CaseStore, tellTimeline } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ReadSeal } from './read-seal';
import { SealStore } from './seal.store';

/** Shows a case to named people only: for everybody else it is not there, whatever their unit holds. */
@Injectable()
export class SealCase {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly seals: SealStore,
    private readonly readSeal: ReadSeal,
  ) {}

  run(actor: Actor, caseId: CaseId, { reason, userIds }: SealCaseBody): Promise<Outcome<SealView>> {
    return this.inTransaction.run(actor, { action: 'case.seal', caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      if (!(await this.seals.leads(tx, caseId))) return refuse('role.forbidden');
      const sealed = (await this.seals.find(tx, caseId)) !== null;
      const decided = decideSealing(userIds, sealed, { by: actor.userId, people: await this.seals.people(tx, caseId) });
      if (!decided.ok) return decided;
      if (!(await this.seals.seal(tx, caseId, reason, decided.value.names))) return refuse('seal.already');
      await tellTimeline(tx, { caseId, kind: 'case-sealed', details: { reason } });
      tx.emit({ kind: 'case-sealed', subjectId: caseId, payload: { userId: actor.userId } });
      return this.readSeal.view(tx, caseId);
    });
  }
}
