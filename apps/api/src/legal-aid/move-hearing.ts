import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideHearingMove,
  maskOf,
  refuse,
  type LegalHearingId,
  type LegalMatterView,
  type MoveHearingBody,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { HearingStore } from './hearing.store';
import { ShowLegalMatter } from './show-legal-matter';

/** A hearing took place, was put off, called off, or given to another lawyer. */
@Injectable()
export class MoveHearing {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly hearings: HearingStore,
    private readonly show: ShowLegalMatter,
  ) {}

  run(actor: Actor, id: LegalHearingId, version: number, body: MoveHearingBody): Promise<Outcome<LegalMatterView>> {
    return this.inTransaction.run(actor, { action: 'legal-hearing.move', subjectId: id }, async (tx) => {
      const row = await this.hearings.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('legal'));
      const decided = decideHearingMove(body, { status: row.status, startsAt: row.startsAt, now: tx.now });
      if (!decided.ok) return decided;
      const moved = await this.hearings.move(tx, id, version, randomUUID(), body);
      return moved.ok ? this.show.one(tx, row.matterId) : moved;
    });
  }
}
