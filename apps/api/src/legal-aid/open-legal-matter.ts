import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideAdding,
  decideOpenLegalMatter,
  maskOf,
  refuse,
  type CaseId,
  type LegalMatterId,
  type LegalMatterView,
  type OpenLegalMatterBody,
  type Outcome,
} from '@himaya/domain';
import { CaseStore, heldBy } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { LegalMatterStore } from './legal-matter.store';
import { ShowLegalMatter } from './show-legal-matter';

/** Opens a matter: on an accepted referral, or because the person came to the office. */
@Injectable()
export class OpenLegalMatter {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly matters: LegalMatterStore,
    private readonly show: ShowLegalMatter,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: OpenLegalMatterBody, idempotencyKey: string | null): Promise<Outcome<LegalMatterView>> {
    return this.inTransaction.run(actor, { action: 'legal-matter.open', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('legal'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/legal-matters`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as LegalMatterId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.show.one(tx, id);
      const adding = decideAdding(row);
      if (!adding.ok) return adding;
      const decided = decideOpenLegalMatter({
        write: heldBy(actor, row).write,
        caseStatus: row.status,
        open: await this.matters.isOpen(tx, caseId),
      });
      if (!decided.ok) return decided;
      const alias = (await this.vault.keyOf(row)).open('case_record.alias', row.aliasCt);
      const { key, stored } = await this.vault.newKey(id);
      const calledCt = key.seal('legal-matter.called', alias);
      const opened = await this.matters.open(tx, { id, caseId, referralId: body.referralId ?? null, calledCt, key: stored });
      return opened.ok ? this.show.one(tx, id) : opened;
    });
  }
}
