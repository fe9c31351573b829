import { Injectable } from '@nestjs/common';
import type { CustodyKind, CustodyReturnBody, CustodyReturnId, Outcome, UnitId } from '@himaya/domain';
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
  readonly givenAt: Date;
  /** PostgreSQL's text of when it was given, to the microsecond: the cursor's part. */
  readonly givenKey: string;
}

/** The own unit's counts, the latest day first; one more than `limit`. @param after day, instant and id of the last row seen */
export function custodyListStatement(
  unitId: UnitId,
  { after, limit }: { readonly after: readonly string[] | null; readonly limit: number },
): { sql: string; values: unknown[] } {
  const beyond = after ? 'and (r.as_of, r.given_at, r.id) < ($3::date, $4::timestamptz, $5::uuid)' : '';
  const sql = `
    select r.id, r.kind, r.as_of::text as "asOf", r.version, r.males, r.females, r.given_at as "givenAt", r.given_at::text as "givenKey",
           not exists (select 1 from custody_return l where l.unit_id = r.unit_id and l.kind = r.kind and l.as_of = r.as_of and l.version > r.version) as counts
      from (select * from custody_return r where r.unit_id = $1 ${beyond} order by r.as_of desc, r.given_at desc, r.id desc limit $2) r
     order by r.as_of desc, r.given_at desc, r.id desc`;
  return { sql, values: [unitId, limit + 1, ...(after ?? [])] };
}

/** The only SQL over returns. */
@Injectable()
export class CustodyReturnStore {
  list(tx: Tx, filter: { readonly after: readonly string[] | null; readonly limit: number }): Promise<CustodyReturnRow[]> {
    const { sql, values } = custodyListStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }

  give(tx: Tx, id: CustodyReturnId, { kind, asOf, males, females }: CustodyReturnBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.give_custody_return($1, $2, $3, $4, $5)', [id, kind, asOf, males, females]);
  }
}
