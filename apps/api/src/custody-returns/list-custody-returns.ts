import { Injectable } from '@nestjs/common';
import { allow, isCustodyJump, type CustodyReturnView, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { dayKey, decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { CustodyReturnStore, type CustodyReturnRow } from './custody-return.store';

const custodyReturnView = ({
  id,
  kind,
  asOf,
  version,
  males,
  females,
  counts,
  last,
  parts,
  givenAt,
}: CustodyReturnRow): CustodyReturnView => ({
  id,
  kind,
  asOf,
  version,
  males,
  females,
  parts,
  counts,
  jump: isCustodyJump(males + females, last),
  givenAt: givenAt.toISOString(),
});

/** What the own body gave, whichever of its offices, the latest day first; what was given again too. */
@Injectable()
export class ListCustodyReturns {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly returns: CustodyReturnStore,
  ) {}

  run(actor: Actor, query: { readonly cursor?: string; readonly limit?: number }): Promise<Outcome<Page<CustodyReturnView>>> {
    const { cursor, limit = defaultLimit } = query;
    const after = decodeCursor(cursor, [dayKey, instantKey, idKey]);
    return this.inTransaction.run(actor, { action: 'custody.list' }, async (tx) => {
      const rows = await this.returns.list(tx, { after, limit });
      return allow(pageOf(rows, limit, custodyReturnView, (row) => [row.asOf, row.givenKey, row.id]));
    });
  }
}
