import { Injectable } from '@nestjs/common';
import type { CaseId, DuplicateId, DuplicateStatus, DuplicateVerdict, UnitId } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';

export interface DuplicateRow {
  readonly id: DuplicateId;
  readonly version: number;
  readonly status: DuplicateStatus;
  readonly foundAt: Date;
  readonly foundKey: string;
  readonly ownVerdict: DuplicateVerdict | null;
  readonly oneId: CaseId;
  readonly oneNumber: string;
  readonly otherId: CaseId;
  readonly otherNumber: string;
}

export interface ReviewRow {
  readonly unitId: UnitId;
  readonly verdict: DuplicateVerdict | null;
}

const columns = `d.id, d.version, d.status, r.found_at as "foundAt", r.found_at::text as "foundKey", r.verdict as "ownVerdict",
  d.one_case_id as "oneId", one.number as "oneNumber", d.other_case_id as "otherId", other.number as "otherNumber"`;

/** The unit's reviews, newest first, off their own index; each pair is joined one by one. */
export function duplicateListStatement(
  unitId: UnitId,
  { after, limit }: { readonly after: readonly string[] | null; readonly limit: number },
): { sql: string; values: unknown[] } {
  return {
    sql: `select ${columns}
      from duplicate_review r
      join lateral (select * from duplicate d where d.id = r.duplicate_id offset 0) d on true
      join lateral (select number from case_record c where c.id = d.one_case_id offset 0) one on true
      join lateral (select number from case_record c where c.id = d.other_case_id offset 0) other on true
     where r.unit_id = $1 ${after ? 'and (r.found_at, r.duplicate_id) < ($3::timestamptz, $4::uuid)' : ''}
     order by r.found_at desc, r.duplicate_id desc limit $2`,
    values: [unitId, limit + 1, ...(after ?? [])],
  };
}

/** The only SQL over duplicates; verdicts go through the database's own function. */
@Injectable()
export class DuplicateStore {
  async list(tx: Tx, after: readonly string[] | null, limit: number): Promise<DuplicateRow[]> {
    const { sql, values } = duplicateListStatement(tx.actor.unitId, { after, limit });
    return tx.em.query(sql, values);
  }

  /** May miss: a pair of which the reader may not read both is not there. */
  async find(tx: Tx, id: DuplicateId): Promise<DuplicateRow | null> {
    const rows: DuplicateRow[] = await tx.em.query(
      `select ${columns} from duplicate d join duplicate_review r on r.duplicate_id = d.id and r.unit_id = $2
         join case_record one on one.id = d.one_case_id join case_record other on other.id = d.other_case_id where d.id = $1`,
      [id, tx.actor.unitId],
    );
    return rows[0] ?? null;
  }

  async reviews(tx: Tx, id: DuplicateId): Promise<ReviewRow[]> {
    return tx.em.query('select unit_id as "unitId", verdict from duplicate_review where duplicate_id = $1 order by unit_id', [id]);
  }

  async review(tx: Tx, id: DuplicateId, verdict: DuplicateVerdict): Promise<'done' | 'stale' | 'absent'> {
    const [row] = await tx.em.query<{ end: 'done' | 'stale' | 'absent' }[]>('select guard.review_duplicate($1, $2) as end', [id, verdict]);
    return row?.end ?? 'absent';
  }
}
