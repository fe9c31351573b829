import { Injectable } from '@nestjs/common';
import { allow, type LabourMatterItem, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit, type PageQuery } from '../platform/http/fields';
import { labourMatterItem } from './labour-matter.presenter';
import { LabourMatterStore } from './labour-matter.store';

/** What the own labour inspection was passed and what it kept, the newest report first; nothing for any other unit. */
@Injectable()
export class ListLabourMatters {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly matters: LabourMatterStore,
  ) {}

  run(actor: Actor, query: PageQuery): Promise<Outcome<Page<LabourMatterItem>>> {
    const part = { after: decodeCursor(query.cursor, [instantKey, idKey]), limit: (query.limit ?? defaultLimit) + 1 };
    return this.inTransaction.run(actor, { action: 'labour-matter.list' }, async (tx) => {
      const rows = await this.matters.list(tx, part);
      return allow(pageOf(rows, part.limit - 1, labourMatterItem, (row) => [row.sentKey, row.id]));
    });
  }
}
