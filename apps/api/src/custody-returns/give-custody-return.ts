import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { decideCustodyReturn, localDay, refuse, type CustodyReturnBody, type CustodyReturnId, type Outcome } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { CustodyReturnStore } from './custody-return.store';

/** Gives the count of a day; of nobody by name. A count that was wrong is given again, and the latest counts. */
@Injectable()
export class GiveCustodyReturn {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly returns: CustodyReturnStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, body: CustodyReturnBody, idempotencyKey: string | null): Promise<Outcome<null>> {
    return this.inTransaction.run(actor, { action: 'custody.give' }, async (tx) => {
      const unit = (await this.units.refs(tx, [actor.unitId])).get(actor.unitId);
      if (unit === undefined) return refuse('not-found');
      const decided = decideCustodyReturn(body, { agencyId: unit.agencyId, today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const claimed = await claimAttempt(
        tx,
        this.vault,
        { key: idempotencyKey, route: '/custody-returns', body },
        randomUUID() as CustodyReturnId,
      );
      if (!claimed.ok) return claimed;
      return claimed.value.again ? decided : this.returns.give(tx, claimed.value.id, body);
    });
  }
}
