import { EntitySchema } from 'typeorm';
import type { CaseId, RiskAssessmentId, RiskFactor, RiskLevel, UnitId, UserId } from '@himaya/domain';

/** What endangered a person on a day; the newest one holds, none is changed. */
export interface RiskAssessmentRecord {
  id: RiskAssessmentId;
  caseId: CaseId;
  unitId: UnitId;
  recordedBy: UserId;
  recordedAt: Date;
  present: RiskFactor[];
  notKnown: RiskFactor[];
  score: number;
  suggested: RiskLevel;
  level: RiskLevel;
  /** Under the case's data key, like the note. */
  reasonCt: Buffer | null;
  noteCt: Buffer | null;
  dueAt: Date;
}

export const RiskAssessmentSchema = new EntitySchema<RiskAssessmentRecord>({
  name: 'risk_assessment',
  columns: {
    id: { type: 'uuid', primary: true },
    caseId: { type: 'uuid', name: 'case_id' },
    unitId: { type: 'uuid', name: 'unit_id' },
    recordedBy: { type: 'uuid', name: 'recorded_by' },
    recordedAt: { type: 'timestamptz', name: 'recorded_at' },
    present: { type: 'text', array: true },
    notKnown: { type: 'text', array: true, name: 'not_known' },
    score: { type: 'int' },
    suggested: { type: 'text' },
    level: { type: 'text' },
    reasonCt: { type: 'bytea', name: 'reason_ct', nullable: true },
    noteCt: { type: 'bytea', name: 'note_ct', nullable: true },
    dueAt: { type: 'timestamptz', name: 'due_at' },
  },
});
