import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  allow,
  decideReport,
  refuse,
  triageCalls,
  type ConcernId,
  type ConcernReceipt,
  type Outcome,
  type PersonSeen,
  type ReportConcernBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { concernPlaceOf, concernReceipt } from './concern.presenter';
import { ConcernStore } from './concern.store';
import { ReportStore } from './report.store';

/** Somebody on the front line tells what was seen. Sent twice under one key, it is one report; its reporter gets a receipt and no more. */
@Injectable()
export class ReportConcern {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly concerns: ConcernStore,
    private readonly reports: ReportStore,
    private readonly vault: Vault,
  ) {}

  async run(actor: Actor, body: ReportConcernBody, idempotencyKey: string | null): Promise<Outcome<ConcernReceipt>> {
    return this.inTransaction.run(actor, { action: 'concern.report' }, async (tx) => {
      const attempt = { key: idempotencyKey, route: '/concerns', body };
      // A device that was without a network for days: the day's keys are gone, and the report is still the same.
      const earlier = idempotencyKey === null ? null : await this.reports.findBefore(tx, idempotencyKey);
      const claimed = await claimAttempt(tx, this.vault, attempt, earlier ?? (randomUUID() as ConcernId));
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (!again && earlier === null) {
        const decided = decideReport(body, tx.now);
        if (!decided.ok) return decided;
        await this.store(tx, id, body, decided.value.forwarded, idempotencyKey);
      }
      const receipt = await this.concerns.findReceipt(tx, id);
      return receipt === null ? refuse('not-found') : allow(concernReceipt(receipt));
    });
  }

  private async store(tx: Tx, id: ConcernId, body: ReportConcernBody, forwarded: boolean, clientKey: string | null): Promise<void> {
    const { key, stored } = await this.vault.newKey(id);
    await this.reports.insert(tx, {
      id,
      body,
      clientKey,
      forwarded,
      dueAt: triageCalls(tx.now, body.danger).dueAt,
      key: stored,
      placeCt: key.seal(concernPlaceOf.place, body.place),
      narrativeCt: key.seal(concernPlaceOf.narrative, body.narrative),
      callbackCt: key.seal(concernPlaceOf.callback, body.callback),
      employerCt: key.seal(concernPlaceOf.employer, body.employer),
      names: body.persons.map(({ name, phone }, place) => ({
        nameCt: key.seal(concernPlaceOf.name(place), name),
        phoneCt: key.seal(concernPlaceOf.phone(place), phone),
      })),
      tokens: this.tokensOf(body.persons),
    });
    if (forwarded) tx.emit({ kind: 'concern-received', subjectId: id });
  }

  /** Nobody knows on the front line which part of a name is whose: every part is asked for as any. */
  private tokensOf(persons: readonly PersonSeen[]): Buffer[] {
    const tokens = persons.flatMap(({ name, phone }) =>
      this.vault.index.tokensOf({ given: name, family: null, alias: null, phone, birthYear: null }),
    );
    return [...new Map(tokens.map((token) => [token.toString('hex'), token])).values()];
  }
}
