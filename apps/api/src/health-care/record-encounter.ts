import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  categoryOfCare,
  decideEncounter,
  localDay,
  maskOf,
  refuse,
  type CareEpisodeId,
  type CareView,
  type EncounterBody,
  type EncounterId,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { FollowService } from '../referrals';
import { CareStore } from './care.store';
import { beginService } from './move-appointment';
import { isChildInCare, ShowCare } from './show-care';

/** Writes down a visit: what was given, in codes and sealed words, and that it was free, or why not. */
@Injectable()
export class RecordEncounter {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly care: CareStore,
    private readonly show: ShowCare,
    private readonly followService: FollowService,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: CareEpisodeId, body: EncounterBody, idempotencyKey: string | null): Promise<Outcome<CareView>> {
    return this.inTransaction.run(actor, { action: 'encounter.record', subjectId: id }, async (tx) => {
      const row = await this.care.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf(categoryOfCare[row.service]));
      const attempt = { key: idempotencyKey, route: `/care/${id}/encounters`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as EncounterId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, id);
      const { service, status } = row;
      const decided = decideEncounter(body, { service, status, child: isChildInCare(row), today: localDay(tx.now), correcting: false });
      if (!decided.ok) return decided;
      const wordsCt = (await this.vault.keyOf(row)).seal('encounter.words', body.words);
      const written = await this.care.writeEncounter(tx, claimed.value.id, id, 0, body, { wordsCt, correction: null });
      if (!written.ok) return written;
      await beginService(tx, this.followService, row);
      return this.show.one(tx, id);
    });
  }
}
