import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideLegalMatterMove,
  maskOf,
  refuse,
  type LawyerFacts,
  type LegalMatterId,
  type LegalMatterView,
  type MoveLegalMatterBody,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { FollowReferral } from './follow-referral';
import { LawyerStore } from './lawyer.store';
import { LegalMatterStore, type MatterRow } from './legal-matter.store';
import { ShowLegalMatter } from './show-legal-matter';

/** Who has a matter: offered, taken, declined, replaced, or kept from somebody for good. */
@Injectable()
export class MoveLegalMatter {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly matters: LegalMatterStore,
    private readonly lawyers: LawyerStore,
    private readonly show: ShowLegalMatter,
    private readonly referral: FollowReferral,
  ) {}

  run(actor: Actor, id: LegalMatterId, version: number, body: MoveLegalMatterBody): Promise<Outcome<LegalMatterView>> {
    return this.inTransaction.run(actor, { action: 'legal-matter.move', subjectId: id }, async (tx) => {
      const row = await this.matters.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('legal'));
      const decided = decideLegalMatterMove(body, {
        status: row.status,
        standing: row.standing,
        stands: row.lawyerId !== null && row.lawyerId === body.lawyerId,
        child: row.facts.child,
        lawyer: await this.factsOf(tx, row, body),
      });
      if (!decided.ok) return decided;
      const moved = await this.matters.move(tx, id, version, randomUUID(), body);
      if (!moved.ok) return moved;
      if (body.move === 'accept-lawyer') await this.referral.begin(tx, row);
      return this.show.one(tx, id);
    });
  }

  private async factsOf(tx: Tx, { caseId }: MatterRow, { lawyerId }: MoveLegalMatterBody): Promise<LawyerFacts | null> {
    if (!lawyerId) return null;
    const lawyer = await this.lawyers.find(tx, lawyerId);
    if (lawyer === null) return null;
    const { active, trainedForChildren } = lawyer;
    return { active, trainedForChildren, conflicted: await this.lawyers.isConflicted(tx, lawyerId, caseId) };
  }
}
