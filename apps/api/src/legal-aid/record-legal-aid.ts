import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideLegalAid,
  localDay,
  maskOf,
  refuse,
  type LegalAidId,
  type LegalMatterId,
  type LegalMatterView,
  type Outcome,
  type RecordLegalAidBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { FollowReferral } from './follow-referral';
import { LegalMatterStore } from './legal-matter.store';
import { ShowLegalMatter } from './show-legal-matter';

/** Writes down a day's help, or what it should have said: a correction stands in the place of what it corrects, which stays to be read. */
@Injectable()
export class RecordLegalAid {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly matters: LegalMatterStore,
    private readonly show: ShowLegalMatter,
    private readonly referral: FollowReferral,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: LegalMatterId, body: RecordLegalAidBody, idempotencyKey: string | null): Promise<Outcome<LegalMatterView>> {
    return this.inTransaction.run(actor, { action: 'legal-aid.record', subjectId: id }, async (tx) => {
      const row = await this.matters.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('legal'));
      const attempt = { key: idempotencyKey, route: `/legal-matters/${id}/aid`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as LegalAidId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, id);
      const { child, guardian } = row.facts;
      const decided = decideLegalAid(body, { status: row.status, child, guardian, today: localDay(tx.now) });
      if (!decided.ok) return decided;
      // Without a name it is the one's who has the matter.
      const lawyerId = body.lawyerId ?? (row.standing === 'accepted' ? row.lawyerId : null);
      const wordsCt = (await this.vault.keyOf(row)).seal('legal-aid.words', body.words);
      const recorded = await this.matters.recordAid(tx, id, claimed.value.id, lawyerId, body, wordsCt);
      if (!recorded.ok) return recorded;
      await this.referral.begin(tx, row);
      return this.show.one(tx, id);
    });
  }
}
