import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideAskResidence,
  localDay,
  maskOf,
  refuse,
  type AskResidenceBody,
  type ResidenceApplicationId,
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

/** Writes down that somebody asked for a right to stay, or to go. */
@Injectable()
export class AskResidence {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly matters: LegalMatterStore,
    private readonly claims: ClaimStore,
    private readonly show: ShowLegalMatter,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: LegalMatterId, body: AskResidenceBody, idempotencyKey: string | null): Promise<Outcome<LegalMatterView>> {
    return this.inTransaction.run(actor, { action: 'residence.ask', subjectId: id }, async (tx) => {
      const row = await this.matters.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('legal'));
      const attempt = { key: idempotencyKey, route: `/legal-matters/${id}/residence`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as ResidenceApplicationId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, id);
      const decided = decideAskResidence(body, { status: row.status, today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const done = await this.claims.ask(tx, claimed.value.id, id, body);
      return done.ok ? this.show.one(tx, id) : done;
    });
  }
}
