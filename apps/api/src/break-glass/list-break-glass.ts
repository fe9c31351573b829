import { Injectable } from '@nestjs/common';
import { allow, type BreakGlassView, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, encodeCursor, idKey, instantKey } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { BreakGlassStore, type BreakGlassRow } from './break-glass.store';
import { ShowBreakGlass } from './show-break-glass';

interface PageAsked {
  readonly cursor?: string;
  readonly limit?: number;
}

/** Lists of emergency accesses: a person's own, those a supervisor is asked about, and those to review. */
@Injectable()
export class ListBreakGlass {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly emergencies: BreakGlassStore,
    private readonly show: ShowBreakGlass,
  ) {}

  async own(actor: Actor, query: PageAsked): Promise<Outcome<Page<BreakGlassView>>> {
    const after = decodeCursor(query.cursor, [instantKey, idKey]);
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'break-glass.list' }, async (tx) => {
      const rows = await this.emergencies.listOwn(tx, { after, limit });
      const items = await this.show.all(tx, rows.slice(0, limit));
      return allow({ items, nextCursor: next(rows, limit, (row) => row.requestedKey) });
    });
  }

  async requests(actor: Actor): Promise<Outcome<{ items: BreakGlassView[] }>> {
    return this.inTransaction.run(actor, { action: 'break-glass.list-requests' }, async (tx) =>
      allow({ items: await this.show.all(tx, await this.emergencies.listRequests(tx)) }),
    );
  }

  async reviews(actor: Actor, done: boolean, query: PageAsked): Promise<Outcome<Page<BreakGlassView>>> {
    const after = decodeCursor(query.cursor, [instantKey, idKey]);
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'break-glass.list-reviews' }, async (tx) => {
      const rows = await this.emergencies.listReviews(tx, done, { after, limit });
      const items = await this.show.all(tx, rows.slice(0, limit));
      return allow({ items, nextCursor: next(rows, limit, (row) => (done ? row.reviewedKey : row.reviewDueKey) ?? '') });
    });
  }
}

function next(rows: readonly BreakGlassRow[], limit: number, key: (row: BreakGlassRow) => string): string | null {
  const last = rows[limit - 1];
  return rows.length > limit && last !== undefined ? encodeCursor([key(last), last.id]) : null;
}
