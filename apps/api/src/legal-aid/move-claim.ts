import { Injectable } from '@nestjs/common';
import {
  decideClaimMove,
  localDay,
  maskOf,
  refuse,
  type CompensationClaimId,
  type LegalMatterView,
  type MoveClaimBody,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ClaimStore } from './claim.store';
import { ShowLegalMatter } from './show-legal-matter';

/** What became of a claim: awarded, refused, appealed, final. */
@Injectable()
export class MoveClaim {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly claims: ClaimStore,
    private readonly show: ShowLegalMatter,
  ) {}

  run(actor: Actor, id: CompensationClaimId, version: number, body: MoveClaimBody): Promise<Outcome<LegalMatterView>> {
    return this.inTransaction.run(actor, { action: 'compensation.move', subjectId: id }, async (tx) => {
      const row = await this.claims.findClaim(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('legal'));
      const decided = decideClaimMove(body, {
        status: row.status,
        since: row.decidedOn ?? row.filedOn,
        paid: Number(row.paid),
        today: localDay(tx.now),
      });
      if (!decided.ok) return decided;
      const moved = await this.claims.move(tx, id, version, body);
      return moved.ok ? this.show.one(tx, row.matterId) : moved;
    });
  }
}
