import { EntitySchema } from 'typeorm';
import type { CaseId, NeedCode, NeedId, NeedIdentifier, NeedLevel, NeedStatus, Service, UnitId, UserId } from '@himaya/domain';

/** What a person needs, by the service that would meet it. */
export interface NeedRecord {
  id: NeedId;
  caseId: CaseId;
  unitId: UnitId;
  recordedBy: UserId;
  recordedAt: Date;
  service: Service;
  needCode: NeedCode;
  level: NeedLevel;
  identifiedBy: NeedIdentifier;
  status: NeedStatus;
  statusSince: Date;
  dueAt: Date;
  /** Under the case's data key. */
  noteCt: Buffer | null;
  version: number;
}

export const NeedSchema = new EntitySchema<NeedRecord>({
  name: 'need',
  columns: {
    id: { type: 'uuid', primary: true },
    caseId: { type: 'uuid', name: 'case_id' },
    unitId: { type: 'uuid', name: 'unit_id' },
    recordedBy: { type: 'uuid', name: 'recorded_by' },
    recordedAt: { type: 'timestamptz', name: 'recorded_at' },
    service: { type: 'text' },
    needCode: { type: 'text', name: 'need_code' },
    level: { type: 'text' },
    identifiedBy: { type: 'text', name: 'identified_by' },
    status: { type: 'text' },
    statusSince: { type: 'timestamptz', name: 'status_since' },
    dueAt: { type: 'timestamptz', name: 'due_at' },
    noteCt: { type: 'bytea', name: 'note_ct', nullable: true },
    version: { type: 'int' },
  },
});
