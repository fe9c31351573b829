import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { decideExit, maskOf, refuse, type ExitPlacementBody, type Outcome, type PlacementId, type PlacementView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { FollowService } from '../referrals';
import { PlacementStore } from './placement.store';
import { isChildHere, ShowPlacement } from './show-placement';

/** The person goes, after the safety check; the sender of the referral is told the coded outcome, and not where to. */
@Injectable()
export class ExitPlacement {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly placements: PlacementStore,
    private readonly show: ShowPlacement,
    private readonly followService: FollowService,
  ) {}

  run(actor: Actor, id: PlacementId, version: number, body: ExitPlacementBody): Promise<Outcome<PlacementView>> {
    return this.inTransaction.run(actor, { action: 'placement.exit', subjectId: id }, async (tx) => {
      const row = await this.placements.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('shelter'));
      const held = (await this.placements.belongings(tx, id)).filter(({ returnedAt }) => returnedAt === null).length;
      const decided = decideExit(body, { status: row.status, child: isChildHere(row), held });
      if (!decided.ok) return decided;
      const { safety, outcome } = decided.value;
      const answers = body.checks.map(({ check, answer }) => `${check}=${answer}`);
      const left = await this.placements.exit(tx, id, randomUUID(), version, { destination: body.destination, safety, answers });
      if (!left.ok) return left;
      if (row.referralId !== null) {
        const told = await this.followService.finish(tx, row.referralId, outcome);
        if (!told.ok && told.problem !== 'not-found') throw new Error(`the referral of a stay did not end: ${told.problem}`);
      }
      tx.emit({ kind: 'placement-ended', subjectId: id });
      return this.show.one(tx, id);
    });
  }
}
