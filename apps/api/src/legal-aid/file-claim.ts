import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideFileClaim,
  localDay,
  maskOf,
  refuse,
  type FileClaimBody,
  type CompensationClaimId,
  type LegalMatterId,
  type LegalMatterView,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { ClaimStore } from './claim.store';
import { LegalMatterStore } from './legal-matter.store';
import { ShowLegalMatter } from './show-legal-matter';

/** Writes down what is claimed, and before whom. */
@Injectable()
export class FileClaim {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly matters: LegalMatterStore,
    private readonly claims: ClaimStore,
    private readonly show: ShowLegalMatter,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: LegalMatterId, body: FileClaimBody, idempotencyKey: string | null): Promise<Outcome<LegalMatterView>> {
    return this.inTransaction.run(actor, { action: 'compensation.file', subjectId: id }, async (tx) => {
      const row = await this.matters.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('legal'));
      const attempt = { key: idempotencyKey, route: `/legal-matters/${id}/claims`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as CompensationClaimId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, id);
      const decided = decideFileClaim(body, { status: row.status, today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const done = await this.claims.file(tx, claimed.value.id, id, body);
      return done.ok ? this.show.one(tx, id) : done;
    });
  }
}
