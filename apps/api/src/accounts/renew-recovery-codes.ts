import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { problemOf } from './factor-answers';
import { newRecoveryCodes } from './recovery-codes';

/** Ten new codes, shown once; the old ones are worth nothing from now on. */
@Injectable()
export class RenewRecoveryCodes {
  constructor(private readonly inTransaction: InTransaction) {}

  run(actor: Actor): Promise<Outcome<{ readonly recoveryCodes: readonly string[] }>> {
    return this.inTransaction.run(actor, { action: 'factor.renew-recovery-codes' }, async (tx) => {
      const { codes, hashes } = newRecoveryCodes();
      const [answer] = await tx.em.query<{ status: string }[]>('select guard.renew_recovery_codes($1, $2) as status', [
        actor.tokenHash,
        hashes,
      ]);
      const problem = answer?.status === 'not-there' ? 'factor.none' : problemOf(answer?.status);
      return problem === null ? allow({ recoveryCodes: codes }) : refuse(problem);
    });
  }
}
