import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideAdding,
  decideOpenRepatriation,
  maskOf,
  refuse,
  type CaseId,
  type OpenRepatriationBody,
  type Outcome,
  type RepatriationId,
  type RepatriationView,
} from '@himaya/domain';
import { CaseStore, heldBy } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { RepatriationStore } from './repatriation.store';
import { ShowRepatriation } from './show-repatriation';

/** Takes up the question whether somebody goes home: on an accepted referral, or in the unit's own case. One runs at a time. */
@Injectable()
export class OpenRepatriation {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly returns: RepatriationStore,
    private readonly show: ShowRepatriation,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: OpenRepatriationBody, idempotencyKey: string | null): Promise<Outcome<RepatriationView>> {
    return this.inTransaction.run(actor, { action: 'repatriation.open', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('repatriation'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/repatriations`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as RepatriationId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.show.one(tx, id);
      const adding = decideAdding(row);
      if (!adding.ok) return adding;
      const decided = decideOpenRepatriation({ write: heldBy(actor, row).write, caseStatus: row.status });
      if (!decided.ok) return decided;
      const alias = (await this.vault.keyOf(row)).open('case_record.alias', row.aliasCt);
      const { key, stored } = await this.vault.newKey(id);
      const calledCt = key.seal('repatriation.called', alias);
      const opened = await this.returns.open(tx, { id, caseId, referralId: body.referralId ?? null, calledCt, key: stored });
      return opened.ok ? this.show.one(tx, id) : opened;
    });
  }
}
