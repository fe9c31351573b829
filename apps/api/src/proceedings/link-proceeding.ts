import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideAdding,
  refuse,
  type CaseId,
  type CaseProceedingsView,
  type Outcome,
  type ProceedingId,
  type ProceedingLinkId,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ProceedingStore } from './proceeding.store';
import { ShowCaseProceedings } from './show-case-proceedings';
import { TestimonyStore } from './testimony.store';

/** Ties a proceeding to a case: by whoever has both, and known to those who have both. */
@Injectable()
export class LinkProceeding {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly proceedings: ProceedingStore,
    private readonly testimony: TestimonyStore,
    private readonly show: ShowCaseProceedings,
  ) {}

  run(actor: Actor, caseId: CaseId, proceedingId: ProceedingId): Promise<Outcome<CaseProceedingsView>> {
    return this.inTransaction.run(actor, { action: 'proceeding.link', caseId, subjectId: proceedingId }, async (tx) => {
      const row = await this.show.readable(tx, caseId);
      if (row === null) return refuse('not-found');
      const adding = decideAdding(row);
      if (!adding.ok) return adding;
      // One that others have, and none, are one.
      if ((await this.proceedings.find(tx, proceedingId)) === null) return refuse('proceeding.unknown');
      const linked = await this.testimony.link(tx, randomUUID() as ProceedingLinkId, caseId, proceedingId);
      return linked.ok ? this.show.one(tx, caseId) : linked;
    });
  }
}
