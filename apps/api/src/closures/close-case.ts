import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { mayEver } from '@himaya/auth';
import {
  allow,
  decideAdding,
  decideClosing,
  followUpMonths,
  maskOf,
  refuse,
  type CaseId,
  type CaseOutcome,
  type CloseCaseBody,
  type ClosingFacts,
  type ClosingView,
  type ClosureId,
  type Outcome,
} from '@himaya/domain';
import { CaseStore, type CaseRow } from '../cases';
import { ConsentStore } from '../consents';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { ClosureStore } from './closure.store';
import { ShowClosing, standingAfterCare } from './show-closing';

/** Ends a case with its outcome: every guard is asked here for the form, and again by the database under the case's lock. */
@Injectable()
export class CloseCase {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly consents: ConsentStore,
    private readonly closures: ClosureStore,
    private readonly show: ShowClosing,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, version: number, body: CloseCaseBody, idempotencyKey: string | null): Promise<Outcome<ClosingView>> {
    return this.inTransaction.run(actor, { action: 'case.close', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/closure`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as ClosureId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.view(tx, caseId);
      const held = decideAdding(row);
      if (!held.ok) return held;
      const duplicateOf = body.caseNumber ? await this.cases.findByNumber(tx, body.caseNumber) : null;
      const party = { status: row.status, unitId: actor.unitId, responsibleUnitId: row.responsibleUnitId };
      const decided = decideClosing(party, await this.factsOf(tx, row, body, duplicateOf !== null && duplicateOf !== caseId));
      if (!decided.ok) return decided;
      if (row.version !== version) return refuse('conflict');
      const key = await this.vault.keyOf(row);
      // The guards vouch for it.
      const outcome = body.outcome as CaseOutcome;
      const afterCare = body.afterCare?.answer ?? 'nobody-to-ask';
      const declined = afterCare === 'declined';
      const closed = await this.closures.close(tx, version, {
        id,
        caseId,
        outcome,
        duplicateOf: outcome === 'duplicate-of' ? duplicateOf : null,
        afterCare,
        consentId: afterCare === 'agreed' ? (body.afterCare?.consentId ?? null) : null,
        method: declined ? (body.afterCare?.method ?? null) : null,
        language: declined ? (body.afterCare?.language ?? null) : null,
        wordsCt: key.seal('case_closure.words', body.words),
        months: followUpMonths(outcome, afterCare),
      });
      if (!closed.ok) return closed;
      tx.emit({ kind: 'case-closed', subjectId: id });
      return this.view(tx, caseId);
    });
  }

  private async factsOf(tx: Tx, row: CaseRow, body: CloseCaseBody, duplicateKnown: boolean): Promise<ClosingFacts> {
    const { tasks: _t, duties: _d, drafts: _r, transferOffers: _o, ...open } = await this.closures.facts(tx, row.id);
    const { afterCare } = body;
    const standing = afterCare?.consentId ? standingAfterCare(tx, row, await this.consents.list(tx, row.id)) : [];
    return {
      ...open,
      outcome: body.outcome ?? null,
      afterCare: afterCare?.answer ?? null,
      afterCareConsent: standing.some(({ id }) => id === afterCare?.consentId),
      declineTold: Boolean(afterCare?.method && afterCare.language),
      duplicateKnown,
      identification: row.identificationStatus,
      leads: mayEver(tx.actor.roles, 'offer', 'Transfer'),
    };
  }

  private async view(tx: Tx, caseId: CaseId): Promise<Outcome<ClosingView>> {
    const row = await this.cases.find(tx, caseId);
    return row === null ? refuse('not-found') : allow(await this.show.of(tx, row));
  }
}
