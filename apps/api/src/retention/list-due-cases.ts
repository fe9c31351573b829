import { Injectable } from '@nestjs/common';
import { allow, localDay, type DueCaseView, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { dayKey, decodeCursor, idKey, pageOf } from '../platform/http/cursor';
import { defaultLimit, type PageQuery } from '../platform/http/fields';
import { dueCaseView } from './retention.presenter';
import { RetentionStore } from './retention.store';

/** Cases whose time has run out and that nobody holds: numbers, outcomes and days, and nothing of whom they are about. */
@Injectable()
export class ListDueCases {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly retention: RetentionStore,
  ) {}

  run(actor: Actor, { cursor, limit = defaultLimit }: PageQuery): Promise<Outcome<Page<DueCaseView>>> {
    const after = decodeCursor(cursor, [dayKey, idKey]);
    return this.inTransaction.run(actor, { action: 'retention.list' }, async (tx) => {
      const rows = await this.retention.due(tx, localDay(tx.now), { after, limit });
      return allow(pageOf(rows, limit, dueCaseView, ({ dueOn, caseId }) => [dueOn, caseId]));
    });
  }
}
