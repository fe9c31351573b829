import { Injectable } from '@nestjs/common';
import { refuse, type CaseProceedingsView, type Outcome, type ProceedingLinkId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowCaseProceedings } from './show-case-proceedings';
import { TestimonyStore } from './testimony.store';

/** Unties what was tied by mistake; that it once was stays in the trail. */
@Injectable()
export class EndProceedingLink {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly testimony: TestimonyStore,
    private readonly show: ShowCaseProceedings,
  ) {}

  run(actor: Actor, id: ProceedingLinkId): Promise<Outcome<CaseProceedingsView>> {
    return this.inTransaction.run(actor, { action: 'proceeding.unlink', subjectId: id }, async (tx) => {
      const caseId = await this.testimony.caseOfLink(tx, id);
      if (caseId === null || (await this.show.readable(tx, caseId)) === null) return refuse('not-found');
      const ended = await this.testimony.unlink(tx, id);
      return ended.ok ? this.show.one(tx, caseId) : ended;
    });
  }
}
