import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type ProtectionView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { problemOf } from './factor-answers';
import { ReadProtection } from './read-protection';

/** A factor that is lost or no longer wanted; the last one stays where a role requires one. */
@Injectable()
export class RemoveFactor {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly readProtection: ReadProtection,
  ) {}

  run(actor: Actor, id: string): Promise<Outcome<ProtectionView>> {
    return this.inTransaction.run(actor, { action: 'factor.remove', subjectId: id }, async (tx) => {
      const [answer] = await tx.em.query<{ status: string }[]>('select guard.remove_factor($1, $2) as status', [actor.tokenHash, id]);
      const problem = problemOf(answer?.status);
      return problem === null ? allow(await this.readProtection.view(tx)) : refuse(problem);
    });
  }
}
