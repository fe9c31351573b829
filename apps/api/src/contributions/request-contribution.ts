import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  allow,
  decideContribution,
  localDay,
  refuse,
  type ContributionId,
  type ContributionView,
  type Outcome,
  type RequestContributionBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { contributionView } from './contribution.presenter';
import { ContributionStore } from './contribution.store';

/** Asks for a file of rows about the people of some years; the worker makes it, or refuses. */
@Injectable()
export class RequestContribution {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly contributions: ContributionStore,
  ) {}

  run(actor: Actor, body: RequestContributionBody): Promise<Outcome<ContributionView>> {
    const id = randomUUID() as ContributionId;
    return this.inTransaction.run(actor, { action: 'contribution.request', subjectId: id }, async (tx) => {
      const decided = decideContribution(body, await this.contributions.years(tx), localDay(tx.now));
      if (!decided.ok) return decided;
      const asked = await this.contributions.request(tx, id, decided.value);
      if (!asked.ok) return asked;
      const row = await this.contributions.find(tx, id);
      return row === null ? refuse('not-found') : allow(contributionView(row, actor));
    });
  }
}
