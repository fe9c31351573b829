import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decidePlanHearing,
  maskOf,
  refuse,
  type LegalHearingId,
  type LegalMatterId,
  type LegalMatterView,
  type Outcome,
  type PlanHearingBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { HearingStore } from './hearing.store';
import { LegalMatterStore } from './legal-matter.store';
import { ShowLegalMatter } from './show-legal-matter';

/** Writes a hearing into the calendar of the office and of the lawyer, who is in one place at a time. */
@Injectable()
export class PlanHearing {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly matters: LegalMatterStore,
    private readonly hearings: HearingStore,
    private readonly show: ShowLegalMatter,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: LegalMatterId, body: PlanHearingBody, idempotencyKey: string | null): Promise<Outcome<LegalMatterView>> {
    return this.inTransaction.run(actor, { action: 'legal-hearing.plan', subjectId: id }, async (tx) => {
      const row = await this.matters.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('legal'));
      const attempt = { key: idempotencyKey, route: `/legal-matters/${id}/hearings`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as LegalHearingId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, id);
      const lawyerId = body.lawyerId ?? (row.standing === 'accepted' ? row.lawyerId : null);
      const { child } = row.facts;
      const decided = decidePlanHearing(body, { status: row.status, now: tx.now, child, hasLawyer: lawyerId !== null });
      if (!decided.ok) return decided;
      const planned = await this.hearings.plan(tx, claimed.value.id, id, lawyerId, body);
      return planned.ok ? this.show.one(tx, id) : planned;
    });
  }
}
