import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CaseId, CaseLinkId, CaseLinkKind } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';

export interface CaseLinkRow {
  readonly id: CaseLinkId;
  readonly kind: CaseLinkKind;
  readonly caseId: CaseId;
  readonly caseNumber: string;
  readonly madeAt: Date;
}

export type UndoEnd = 'done' | 'stale' | 'absent' | 'not-yours';

/** Live links of one case, each with the other; parameter: the case. */
export const linkListStatement = `
  select l.id, l.kind, l.made_at as "madeAt", o.id as "caseId", o.number as "caseNumber"
    from (select id, kind, made_at, to_case_id as other from case_link where from_case_id = $1 and undone_at is null
          union all select id, kind, made_at, from_case_id from case_link where to_case_id = $1 and undone_at is null) l
    join lateral (select id, number from case_record c where c.id = l.other offset 0) o on true
   order by l.made_at desc, l.id limit 100`;

/** The only SQL over links between cases. */
@Injectable()
export class LinkStore {
  async list(tx: Tx, caseId: CaseId): Promise<CaseLinkRow[]> {
    return tx.em.query(linkListStatement, [caseId]);
  }

  /** False where the two are linked like this already. */
  async link(tx: Tx, from: CaseId, to: CaseId, kind: CaseLinkKind): Promise<boolean> {
    const [row] = await tx.em.query<{ made: boolean }[]>('select guard.link_cases($1, $2, $3, $4) as made', [randomUUID(), from, to, kind]);
    return row?.made === true;
  }

  async undo(tx: Tx, id: CaseLinkId): Promise<UndoEnd> {
    const [row] = await tx.em.query<{ end: UndoEnd }[]>('select guard.undo_link($1) as end', [id]);
    return row?.end ?? 'absent';
  }
}
