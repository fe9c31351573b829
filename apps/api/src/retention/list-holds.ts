import { mayEver } from '@himaya/auth';
import { Injectable } from '@nestjs/common';
import { allow, type LegalHoldView, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit, type PageQuery } from '../platform/http/fields';
import { legalHoldView } from './retention.presenter';
import { RetentionStore } from './retention.store';

/** Every hold there was, the latest first; of a court's office what it asked for itself. */
@Injectable()
export class ListHolds {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly retention: RetentionStore,
  ) {}

  run(actor: Actor, { cursor, limit = defaultLimit }: PageQuery): Promise<Outcome<Page<LegalHoldView>>> {
    const after = decodeCursor(cursor, [instantKey, idKey]);
    const decides = mayEver(actor.roles, 'decide', 'LegalHold');
    return this.inTransaction.run(actor, { action: 'legal-hold.list' }, async (tx) => {
      const rows = await this.retention.holds(tx, { after, limit });
      return allow(
        pageOf(
          rows,
          limit,
          (row) => legalHoldView(row, decides),
          ({ setKey, id }) => [setKey, id],
        ),
      );
    });
  }
}
