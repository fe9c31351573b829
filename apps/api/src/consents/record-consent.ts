import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  allow,
  decideAdding,
  decideConsent,
  localDay,
  maskOf,
  refuse,
  type CaseId,
  type ConsentId,
  type ConsentView,
  type Outcome,
  type RecordConsentBody,
} from '@himaya/domain';
import { CaseStore, tellTimeline } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { consentView } from './consent.presenter';
import { ConsentStore } from './consent.store';

/** The version of the text the person is shown or told today. */
export const currentTextVersion = '2026-2';

/** Records what the person agreed to: per purpose, recipient and categories, with how and in which language it was asked. */
@Injectable()
export class RecordConsent {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly consents: ConsentStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: RecordConsentBody, idempotencyKey: string | null): Promise<Outcome<ConsentView>> {
    return this.inTransaction.run(actor, { action: 'consent.record', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/consents`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as ConsentId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.view(tx, id);
      const held = decideAdding(row);
      if (!held.ok) return held;
      // Whoever thinks better of it after the closing may still be visited.
      if (row.status !== 'open' && body.purpose !== 'after-care') return refuse('case.closed');
      const decided = decideConsent(body, {
        ageBand: row.ageBand,
        today: localDay(tx.now),
        guardianSuspected: row.safeguards?.guardian === 'suspected',
      });
      if (!decided.ok) return decided;
      if (body.recipientUnitId && !(await this.units.refs(tx, [body.recipientUnitId])).has(body.recipientUnitId)) {
        return refuse('body.invalid', { errors: [{ path: 'recipientUnitId', code: 'code.unknown' }] });
      }
      if (body.recipientAgencyId && !(await this.units.isAgency(tx, body.recipientAgencyId))) {
        return refuse('body.invalid', { errors: [{ path: 'recipientAgencyId', code: 'code.unknown' }] });
      }
      const key = await this.vault.keyOf(row);
      await this.consents.record(tx, {
        id,
        caseId,
        purpose: body.purpose,
        recipientUnitId: body.recipientUnitId ?? null,
        recipientAgencyId: body.recipientAgencyId ?? null,
        categoryMask: maskOf(...body.categories),
        givenBy: body.givenBy,
        method: body.method,
        language: body.language,
        textVersion: body.textVersion ?? currentTextVersion,
        interpreterCt: key.seal('consent.interpreter', body.interpreter),
        recordedBy: actor.userId,
        recordedUnitId: actor.unitId,
        recordedAt: tx.now,
        validUntil: body.validUntil,
      });
      await tellTimeline(tx, { caseId, kind: 'consent-recorded', subjectId: id, details: { purpose: body.purpose } });
      tx.emit({ kind: 'consent-recorded', subjectId: id });
      return this.view(tx, id);
    });
  }

  private async view(tx: Tx, id: ConsentId): Promise<Outcome<ConsentView>> {
    const row = await this.consents.find(tx, id);
    if (row === null) return refuse('not-found');
    return allow(consentView(row, row.recipientUnitId ? await this.units.ref(tx, row.recipientUnitId) : null, tx.now));
  }
}
