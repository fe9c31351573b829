import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type ProtectionView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { problemOf } from './factor-answers';
import { ReadProtection } from './read-protection';

/** From now on the government's word opens this account no more. */
@Injectable()
export class UnlinkGovernment {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly readProtection: ReadProtection,
  ) {}

  run(actor: Actor): Promise<Outcome<ProtectionView>> {
    return this.inTransaction.run(actor, { action: 'government-identity.unlink' }, async (tx) => {
      const [answer] = await tx.em.query<{ status: string }[]>('select guard.unlink_provider($1) as status', [actor.tokenHash]);
      const problem = problemOf(answer?.status);
      return problem === null ? allow(await this.readProtection.view(tx)) : refuse(problem);
    });
  }
}
