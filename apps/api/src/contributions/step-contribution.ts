import { Injectable } from '@nestjs/common';
import {
  allow,
  decideReleaseStep,
  refuse,
  type ContributionId,
  type ContributionView,
  type Outcome,
  type StepReleaseBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { contributionView } from './contribution.presenter';
import { ContributionStore } from './contribution.store';
import { countedAnew } from './counted-anew';

/** Takes a file on as a release is: proposed by one person, let out by another; counted anew before it is. */
@Injectable()
export class StepContribution {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly contributions: ContributionStore,
  ) {}

  run(actor: Actor, id: ContributionId, version: number, body: StepReleaseBody): Promise<Outcome<ContributionView>> {
    return this.inTransaction.run(actor, { action: 'contribution.step', subjectId: id }, async (tx) => {
      const row = await this.contributions.find(tx, id);
      if (row === null) return refuse('not-found');
      const own = row.requestedBy === actor.userId || row.proposedBy === actor.userId;
      const decided = decideReleaseStep(body, { status: row.status, own, held: actor.roles });
      if (!decided.ok) return decided;
      if (body.step === 'publish' && countedAnew(row, await this.contributions.content(tx, id)) === null)
        return refuse('contribution.unsafe');
      const done = await this.contributions.step(tx, id, version, body);
      if (!done.ok) return done;
      const now = await this.contributions.find(tx, id);
      return now === null ? refuse('not-found') : allow(contributionView(now, actor));
    });
  }
}
