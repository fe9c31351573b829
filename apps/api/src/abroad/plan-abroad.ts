import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideAbroad,
  decideAdding,
  localDay,
  maskOf,
  presumedChild,
  refuse,
  statusOfConsent,
  type AbroadTransferId,
  type AbroadTransferView,
  type CaseId,
  type Outcome,
  type PlanAbroadBody,
} from '@himaya/domain';
import { CaseStore, type CaseRow } from '../cases';
import { ConsentStore } from '../consents';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { AbroadStore } from './abroad.store';
import { ShowAbroad } from './show-abroad';

/** Says to whom the person is handed over abroad, on which word of theirs, once the risk there was assessed. */
@Injectable()
export class PlanAbroad {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly consents: ConsentStore,
    private readonly abroad: AbroadStore,
    private readonly show: ShowAbroad,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: PlanAbroadBody, idempotencyKey: string | null): Promise<Outcome<AbroadTransferView>> {
    return this.inTransaction.run(actor, { action: 'abroad.plan', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/abroad-transfers`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as AbroadTransferId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.show.one(tx, row, id);
      const held = decideAdding(row);
      if (!held.ok) return held;
      const standing = (await this.abroad.list(tx, caseId)).some(({ status }) => status === 'planned' || status === 'handed-over');
      const facts = { unitId: actor.unitId, responsibleUnitId: row.responsibleUnitId, caseStatus: row.status };
      const decided = decideAbroad(body, { ...facts, standing, consent: await this.agreed(tx, row, body) });
      if (!decided.ok) return decided;
      const key = await this.vault.keyOf(row);
      const { destination, country, bodyKind, consentId } = body;
      const bodyCt = key.seal('abroad_transfer.body', body.body);
      const planned = await this.abroad.plan(tx, { id, caseId, destination, country, bodyKind, bodyCt, consentId });
      if (!planned.ok) return planned;
      tx.emit({ kind: 'abroad-planned', subjectId: id });
      return this.show.one(tx, row, id);
    });
  }

  /** The consent named is to repatriation, of this case, stands, and is no child's own. */
  private async agreed(tx: Tx, row: CaseRow, { consentId }: PlanAbroadBody): Promise<boolean> {
    return (await this.consents.list(tx, row.id)).some(
      (one) =>
        one.id === consentId &&
        one.purpose === 'repatriation' &&
        statusOfConsent(one, localDay(tx.now)) === 'valid' &&
        !(one.givenBy === 'self' && presumedChild(row.ageBand)),
    );
  }
}
