import { Injectable } from '@nestjs/common';
import type {
  CaseId,
  CategoryMask,
  DocumentType,
  IsoDate,
  PlacementStatus,
  ProceedingStage,
  StrandKind,
  StrandStatus,
} from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';

const day = (column: string): string => `(${column} at time zone 'Asia/Baghdad')::date::text`;

/** What a copy tells of rooms beside the record: read as the unit that answers, so that each room's own wall decides what there is. */
@Injectable()
export class CopyRoomsStore {
  documents(tx: Tx, caseId: CaseId, categories: CategoryMask): Promise<{ readonly type: DocumentType; readonly on: IsoDate }[]> {
    return tx.em.query(
      `select d.type, ${day('d.recorded_at')} as "on" from document d
        where d.case_id = $1 and d.category & $2 <> 0 and d.removed_at is null and not exists (select 1 from document n where n.replaces_id = d.id)
        order by d.recorded_at, d.id limit 200`,
      [caseId, categories],
    );
  }

  /** Stays that came about, the first first. */
  stays(tx: Tx, caseId: CaseId): Promise<{ readonly status: PlacementStatus; readonly from: IsoDate; readonly to: IsoDate | null }[]> {
    return tx.em.query(
      `select p.status, ${day('p.admitted_at')} as "from", ${day('p.ended_at')} as "to" from placement p
        where p.case_id = $1 and p.admitted_at is not null order by p.admitted_at, p.id limit 100`,
      [caseId],
    );
  }

  proceedings(tx: Tx, caseId: CaseId): Promise<{ readonly stage: ProceedingStage; readonly since: IsoDate }[]> {
    return tx.em.query(`select p.stage, ${day('p.stage_since')} as since from guard.proceedings_of_case($1) p`, [caseId]);
  }

  strands(
    tx: Tx,
    caseId: CaseId,
  ): Promise<{ readonly kind: StrandKind; readonly status: StrandStatus; readonly from: IsoDate | null; readonly to: IsoDate | null }[]> {
    return tx.em.query(
      `select s.kind, s.status, s.begun_on::text as "from", s.ended_on::text as "to" from programme_strand s join programme p on p.id = s.programme_id
        where p.case_id = $1 order by s.begun_on nulls last, s.id limit 100`,
      [caseId],
    );
  }
}
