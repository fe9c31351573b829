import { Injectable } from '@nestjs/common';
import { allow, type LineLimitView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { lineLimitView } from './line-limit.presenter';
import { LineLimitStore } from './line-limit.store';

/** What each side of the line gives and takes today. */
@Injectable()
export class ListLineLimits {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly limits: LineLimitStore,
  ) {}

  run(actor: Actor): Promise<Outcome<{ items: LineLimitView[] }>> {
    return this.inTransaction.run(actor, { action: 'line-limit.list' }, async (tx) =>
      allow({ items: (await this.limits.list(tx)).map(lineLimitView) }),
    );
  }
}
