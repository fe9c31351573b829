import { Injectable } from '@nestjs/common';
import { allow, refuse, type ChangeLineLimitBody, type LineLimitView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { lineLimitView } from './line-limit.presenter';
import { LineLimitStore } from './line-limit.store';

/** Writes down what one side lets across from now on; what was sent before is looked at again when it is accepted. */
@Injectable()
export class ChangeLineLimit {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly limits: LineLimitStore,
  ) {}

  run(actor: Actor, version: number, body: ChangeLineLimitBody): Promise<Outcome<LineLimitView>> {
    return this.inTransaction.run(actor, { action: 'line-limit.change' }, async (tx) => {
      const done = await this.limits.change(tx, version, body);
      if (!done.ok) return done;
      const changed = (await this.limits.list(tx)).find(({ side }) => side === body.side);
      return changed === undefined ? refuse('not-found') : allow(lineLimitView(changed));
    });
  }
}
