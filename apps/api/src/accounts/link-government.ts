import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type ProtectionView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { problemOf } from './factor-answers';
import { GovernmentIdentity } from './government-identity';
import { ReadProtection } from './read-protection';

/** Ties the own account to the identity somebody just proved to the government; one identity belongs to one account. */
@Injectable()
export class LinkGovernment {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly government: GovernmentIdentity,
    private readonly readProtection: ReadProtection,
  ) {}

  async run(actor: Actor, flow: string | undefined, query: string): Promise<Outcome<ProtectionView>> {
    // Asks the provider, so before any transaction.
    const arrival = await this.government.arrive('link', flow, query);
    return this.inTransaction.run(actor, { action: 'government-identity.link' }, async (tx) => {
      if (arrival === null) return refuse('government.failed');
      const [answer] = await tx.em.query<{ status: string }[]>('select guard.link_provider($1, $2, $3) as status', [
        actor.tokenHash,
        arrival.subject,
        this.government.vouchForLink(arrival, actor.tokenHash),
      ]);
      const problem = problemOf(answer?.status);
      return problem === null ? allow(await this.readProtection.view(tx)) : refuse(problem);
    });
  }
}
