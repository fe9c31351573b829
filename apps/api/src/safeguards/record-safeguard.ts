import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideAdding,
  decideSafeguard,
  localDay,
  maskOf,
  refuse,
  type CaseId,
  type Outcome,
  type RecordSafeguardBody,
  type SafeguardId,
  type SafeguardView,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { recordableKinds } from './safeguard.presenter';
import { SafeguardStore } from './safeguard.store';
import { ShowSafeguard } from './show-safeguard';

/** Writes down a punishment, papers that somebody holds, a right to stay, or a measure of protection. */
@Injectable()
export class RecordSafeguard {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly safeguards: SafeguardStore,
    private readonly show: ShowSafeguard,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: RecordSafeguardBody, idempotencyKey: string | null): Promise<Outcome<SafeguardView>> {
    return this.inTransaction.run(actor, { action: 'safeguard.record', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/safeguards`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as SafeguardId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.show.one(tx, id);
      const held = decideAdding(row);
      if (!held.ok) return held;
      if (row.status !== 'open') return refuse('case.closed');
      if (!recordableKinds(actor, row).includes(body.kind)) return refuse('case.category-not-yours');
      const decided = decideSafeguard(body, localDay(tx.now));
      if (!decided.ok) return decided;
      const key = await this.vault.keyOf(row);
      const recorded = await this.safeguards.record(tx, {
        id,
        caseId,
        kind: body.kind,
        type: body.type,
        party: body.party ?? null,
        law: body.law ?? null,
        article: body.article ?? null,
        since: body.since ?? null,
        until: body.until ?? null,
        wordsCt: key.seal('safeguard.words', body.words),
      });
      if (!recorded.ok) return recorded;
      tx.emit({ kind: 'safeguard-recorded', subjectId: id });
      return this.show.one(tx, id);
    });
  }
}
