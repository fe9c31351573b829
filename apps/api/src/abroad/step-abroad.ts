import { Injectable } from '@nestjs/common';
import {
  decideAbroadStep,
  decideAdding,
  localDay,
  maskOf,
  refuse,
  type AbroadTransferId,
  type AbroadTransferView,
  type Outcome,
  type StepAbroadBody,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { AbroadStore } from './abroad.store';
import { ShowAbroad } from './show-abroad';

/** The person was handed over, arrived as the body there confirmed, or does not go. */
@Injectable()
export class StepAbroad {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly abroad: AbroadStore,
    private readonly show: ShowAbroad,
  ) {}

  run(actor: Actor, id: AbroadTransferId, version: number, body: StepAbroadBody): Promise<Outcome<AbroadTransferView>> {
    return this.inTransaction.run(actor, { action: 'abroad.step', subjectId: id }, async (tx) => {
      const found = await this.abroad.find(tx, id);
      const row = found === null ? null : await this.cases.find(tx, found.caseId);
      if (found === null || row === null) return refuse('not-found');
      tx.touches(row.id, maskOf('core'));
      const held = decideAdding(row);
      if (!held.ok) return held;
      if (found.version !== version) return refuse('conflict');
      const facts = { unitId: actor.unitId, responsibleUnitId: row.responsibleUnitId, caseStatus: row.status, today: localDay(tx.now) };
      const decided = decideAbroadStep(found, body, facts);
      if (!decided.ok) return decided;
      const stepped = await this.abroad.step(tx, id, version, body);
      if (!stepped.ok) return stepped;
      tx.emit({ kind: `abroad-${decided.value.to}`, subjectId: id });
      return this.show.one(tx, row, id);
    });
  }
}
