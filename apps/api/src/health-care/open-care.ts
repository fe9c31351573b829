import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  categoryOfCare,
  decideAdding,
  decideOpenCare,
  maskOf,
  refuse,
  type CareEpisodeId,
  type CareView,
  type CaseId,
  type OpenCareBody,
  type Outcome,
} from '@himaya/domain';
import { CaseStore, heldBy } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { CareStore } from './care.store';
import { ShowCare } from './show-care';

/** Takes somebody into care: on an accepted referral, or because the person came by themselves. */
@Injectable()
export class OpenCare {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly care: CareStore,
    private readonly show: ShowCare,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: OpenCareBody, idempotencyKey: string | null): Promise<Outcome<CareView>> {
    return this.inTransaction.run(actor, { action: 'care.open', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf(categoryOfCare[body.service]));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/care`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as CareEpisodeId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.show.one(tx, id);
      const adding = decideAdding(row);
      if (!adding.ok) return adding;
      const decided = decideOpenCare({ service: body.service, write: heldBy(actor, row).write, caseStatus: row.status });
      if (!decided.ok) return decided;
      const alias = (await this.vault.keyOf(row)).open('case_record.alias', row.aliasCt);
      const { key, stored } = await this.vault.newKey(id);
      const opened = await this.care.open(tx, {
        id,
        caseId,
        referralId: body.referralId ?? null,
        service: body.service,
        calledCt: key.seal('care.called', alias),
        key: stored,
      });
      return opened.ok ? this.show.one(tx, id) : opened;
    });
  }
}
