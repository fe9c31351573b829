import { Injectable } from '@nestjs/common';
import type { CaseId } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { RiskAssessmentSchema, type RiskAssessmentRecord } from './risk.schema';

/** An assessment with its assessor's name, which only colleagues of the unit are told. */
export interface RiskRow extends RiskAssessmentRecord {
  readonly assessedBy: string | null;
}

/** A case's assessments, the newest first; parameters: case, most. */
export const riskListStatement = `
  select r.id, r.case_id as "caseId", r.unit_id as "unitId", r.recorded_by as "recordedBy", r.recorded_at as "recordedAt", r.present,
         r.not_known as "notKnown", r.score, r.suggested, r.level, r.reason_ct as "reasonCt", r.note_ct as "noteCt", r.due_at as "dueAt",
         u.display_name as "assessedBy"
    from risk_assessment r left join user_account u on u.id = r.recorded_by
   where r.case_id = $1 order by r.recorded_at desc, r.id desc limit $2`;

/** The only SQL over risk assessments. */
@Injectable()
export class RiskStore {
  async record(tx: Tx, assessment: RiskAssessmentRecord): Promise<void> {
    await tx.em.insert(RiskAssessmentSchema, assessment);
  }

  async list(tx: Tx, caseId: CaseId): Promise<RiskRow[]> {
    return tx.em.query(riskListStatement, [caseId, 100]);
  }
}
