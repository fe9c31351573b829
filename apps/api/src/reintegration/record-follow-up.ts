import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideFollowUp,
  localDay,
  maskOf,
  refuse,
  type FollowUpId,
  type Outcome,
  type ProgrammeId,
  type ProgrammeView,
  type RecordFollowUpBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { FollowUpStore } from './follow-up.store';
import { ProgrammeStore } from './programme.store';
import { ShowProgramme } from './show-programme';

/** Writes down how somebody is; who was sold again has an open case that moment, and whoever answers for it hears so. */
@Injectable()
export class RecordFollowUp {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly programmes: ProgrammeStore,
    private readonly followUps: FollowUpStore,
    private readonly show: ShowProgramme,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: ProgrammeId, body: RecordFollowUpBody, idempotencyKey: string | null): Promise<Outcome<ProgrammeView>> {
    return this.inTransaction.run(actor, { action: 'follow-up.record', subjectId: id }, async (tx) => {
      const row = await this.programmes.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('reintegration'));
      const attempt = { key: idempotencyKey, route: `/programmes/${id}/follow-ups`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as FollowUpId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, id);
      const dated = (await this.followUps.ofProgramme(tx, id)).find(({ month }) => month !== null && month === body.month);
      const decided = decideFollowUp(body, {
        programme: row.status,
        dated: dated === undefined || dated.dueOn === null ? null : { status: dated.status, dueOn: dated.dueOn, triedOn: dated.triedOn },
        afterCare: row.facts.afterCare,
        today: localDay(tx.now),
      });
      if (!decided.ok) return decided;
      const wordsCt = (await this.vault.keyOf(row)).seal('programme.words', body.words);
      const done = await this.followUps.record(tx, claimed.value.id, id, body, wordsCt);
      return done.ok ? this.show.one(tx, id) : done;
    });
  }
}
