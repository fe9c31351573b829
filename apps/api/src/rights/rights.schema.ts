import { EntitySchema } from 'typeorm';
import type { CaseId, IsoDate, RightsExplanationId, UnitId, UserId } from '@himaya/domain';

/** That a person was told their rights; never changed. */
export interface RightsExplanationRecord {
  id: RightsExplanationId;
  caseId: CaseId;
  explainedOn: IsoDate;
  language: string;
  /** Under the case's data key. */
  interpreterCt: Buffer | null;
  copyGiven: boolean;
  textVersion: string;
  recordedBy: UserId;
  recordedUnitId: UnitId;
  recordedAt: Date;
}

export const RightsExplanationSchema = new EntitySchema<RightsExplanationRecord>({
  name: 'rights_explanation',
  columns: {
    id: { type: 'uuid', primary: true },
    caseId: { type: 'uuid', name: 'case_id' },
    explainedOn: { type: 'date', name: 'explained_on' },
    language: { type: 'text' },
    interpreterCt: { type: 'bytea', name: 'interpreter_ct', nullable: true },
    copyGiven: { type: 'boolean', name: 'copy_given' },
    textVersion: { type: 'text', name: 'text_version' },
    recordedBy: { type: 'uuid', name: 'recorded_by' },
    recordedUnitId: { type: 'uuid', name: 'recorded_unit_id' },
    recordedAt: { type: 'timestamptz', name: 'recorded_at' },
  },
});
