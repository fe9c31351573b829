import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideReturnDecision,
  localDay,
  maskOf,
  outcomeOfReturn,
  refuse,
  type DecideReturnBody,
  type Outcome,
  type RepatriationId,
  type RepatriationView,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { FollowReferral } from './follow-referral';
import { RepatriationStore } from './repatriation.store';
import { ShowRepatriation } from './show-repatriation';

/** Writes down what the person wants, in which language they said it. A refusal ends the journey, wherever it stands. */
@Injectable()
export class DecideReturn {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly returns: RepatriationStore,
    private readonly show: ShowRepatriation,
    private readonly referral: FollowReferral,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: RepatriationId, version: number, body: DecideReturnBody): Promise<Outcome<RepatriationView>> {
    return this.inTransaction.run(actor, { action: 'repatriation.decide', subjectId: id }, async (tx) => {
      const row = await this.returns.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('repatriation'));
      const consent = (await this.show.standing(tx, row)).some((one) => one.id === body.consentId);
      const decided = decideReturnDecision(body, { status: row.status, consent, today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const wordsCt = (await this.vault.keyOf(row)).seal('return-decision.words', body.words);
      const done = await this.returns.decide(tx, id, version, randomUUID(), body, wordsCt);
      if (!done.ok) return done;
      const { to } = decided.value;
      if (to === 'declined') await this.referral.end(tx, row, outcomeOfReturn(to, null));
      else await this.referral.begin(tx, row);
      return this.show.one(tx, id);
    });
  }
}
