import { EntitySchema } from 'typeorm';
import type { CaseId, CasePlanId, ConsentMethod, IsoDate, PlanAgreement, UnitId, UserId } from '@himaya/domain';

/** One whole version of a case's plan. */
export interface CasePlanRecord {
  id: CasePlanId;
  caseId: CaseId;
  unitId: UnitId;
  recordedBy: UserId;
  recordedAt: Date;
  number: number;
  /** The goals with their steps as JSON, under the case's data key: what a person is to do says what happened to them. */
  goalsCt: Buffer;
  agreement: PlanAgreement;
  agreedOn: IsoDate | null;
  agreedBy: ConsentMethod | null;
  agreedIn: string | null;
  reviewDay: number | null;
}

export const CasePlanSchema = new EntitySchema<CasePlanRecord>({
  name: 'case_plan',
  columns: {
    id: { type: 'uuid', primary: true },
    caseId: { type: 'uuid', name: 'case_id' },
    unitId: { type: 'uuid', name: 'unit_id' },
    recordedBy: { type: 'uuid', name: 'recorded_by' },
    recordedAt: { type: 'timestamptz', name: 'recorded_at' },
    number: { type: 'int' },
    goalsCt: { type: 'bytea', name: 'goals_ct' },
    agreement: { type: 'text' },
    agreedOn: { type: 'date', name: 'agreed_on', nullable: true },
    agreedBy: { type: 'text', name: 'agreed_by', nullable: true },
    agreedIn: { type: 'text', name: 'agreed_in', nullable: true },
    reviewDay: { type: 'int', name: 'review_day', nullable: true },
  },
});
