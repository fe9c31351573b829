import { Injectable } from '@nestjs/common';
import type { CustodyKind, CustodyPart, CustodyReturnBody, CustodyReturnId, Outcome } from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';

export interface CustodyReturnRow {
  readonly id: CustodyReturnId;
  readonly kind: CustodyKind;
  readonly asOf: string;
  readonly version: number;
  readonly males: number;
  readonly females: number;
  readonly counts: boolean;
  /** Of both sexes, the day before it that was counted; null where none was. */
  readonly last: number | null;
  readonly parts: readonly CustodyPart[];
  readonly givenAt: Date;
  /** PostgreSQL's text of when it was given, to the microsecond: the cursor's part. */
  readonly givenKey: string;
}

/** The own body's counts, the latest day first; one more than `limit`. @param after day, instant and id of the last row seen */
export function custodyListStatement({ after, limit }: { readonly after: readonly string[] | null; readonly limit: number }): {
  sql: string;
  values: unknown[];
} {
  const beyond = after ? 'and (r.as_of, r.given_at, r.id) < ($2::date, $3::timestamptz, $4::uuid)' : '';
  const sql = `
    select r.id, r.kind, r.as_of::text as "asOf", r.version, r.males, r.females, r.given_at as "givenAt", r.given_at::text as "givenKey",
           not exists (select 1 from custody_return l where l.agency_id = r.agency_id and l.kind = r.kind and l.as_of = r.as_of and l.version > r.version) as counts,
           (select l.males + l.females from custody_return l where l.agency_id = r.agency_id and l.kind = r.kind and l.as_of < r.as_of
             order by l.as_of desc, l.version desc limit 1) as last,
           coalesce((select jsonb_agg(jsonb_build_object('dimension', p.dimension, 'category', p.category, 'males', p.males, 'females', p.females)
                                      order by p.dimension, p.category) from custody_part p where p.return_id = r.id), '[]') as parts
      from (select * from custody_return r where r.agency_id = (select guard.agency()) ${beyond} order by r.as_of desc, r.given_at desc, r.id desc limit $1) r
     order by r.as_of desc, r.given_at desc, r.id desc`;
  return { sql, values: [limit + 1, ...(after ?? [])] };
}

/** The only SQL over returns. */
@Injectable()
export class CustodyReturnStore {
  list(tx: Tx, filter: { readonly after: readonly string[] | null; readonly limit: number }): Promise<CustodyReturnRow[]> {
    const { sql, values } = custodyListStatement(filter);
    return tx.em.query(sql, values);
  }

  give(tx: Tx, id: CustodyReturnId, { kind, asOf, males, females, parts }: CustodyReturnBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.give_custody_return($1, $2, $3, $4, $5, $6)', [id, kind, asOf, males, females, JSON.stringify(parts)]);
  }
}
