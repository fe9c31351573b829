import { Injectable } from '@nestjs/common';
import { allow, localDay, refuse, type FundBody, type FundView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ClaimStore } from './claim.store';

/** Switches the victims' assistance fund on or off from a day on: a new version, the older ones stay (strategy s2023-3.10). */
@Injectable()
export class SetFund {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly claims: ClaimStore,
  ) {}

  run(actor: Actor, version: number, body: FundBody): Promise<Outcome<FundView>> {
    return this.inTransaction.run(actor, { action: 'fund.set' }, async (tx) => {
      if (body.from < localDay(tx.now)) return refuse('body.invalid', { errors: [{ path: 'from', code: 'date.past' }] });
      const done = await this.claims.setFund(tx, version, body);
      return done.ok ? allow(await this.claims.fund(tx)) : done;
    });
  }
}
