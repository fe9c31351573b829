import { Injectable } from '@nestjs/common';
import {
  decideVisit,
  localDay,
  maskOf,
  refuse,
  type LivelihoodVisitId,
  type Outcome,
  type ProgrammeView,
  type RecordVisitBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { ProgrammeStore } from './programme.store';
import { RepaymentStore } from './repayment.store';
import { ShowProgramme } from './show-programme';

/** Writes down whether what the money was for still stands; who was not reached is tried once more. */
@Injectable()
export class RecordVisit {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly programmes: ProgrammeStore,
    private readonly repayments: RepaymentStore,
    private readonly show: ShowProgramme,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: LivelihoodVisitId, version: number, body: RecordVisitBody): Promise<Outcome<ProgrammeView>> {
    return this.inTransaction.run(actor, { action: 'visit.record', subjectId: id }, async (tx) => {
      const visit = await this.repayments.findVisit(tx, id);
      const row = visit === null ? null : await this.programmes.find(tx, visit.programmeId);
      if (visit === null || row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('reintegration'));
      const { status, dueOn, triedOn } = visit;
      const decided = decideVisit(body, { status, dueOn, triedOn, afterCare: row.facts.afterCare, today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const wordsCt = (await this.vault.keyOf(row)).seal('programme.words', body.words);
      const done = await this.repayments.recordVisit(tx, id, version, body, wordsCt);
      return done.ok ? this.show.one(tx, row.id) : done;
    });
  }
}
