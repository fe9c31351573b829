import { EntitySchema } from 'typeorm';
import type {
  AgencyId,
  CaseId,
  CategoryMask,
  ConsentGiver,
  ConsentId,
  ConsentMethod,
  ConsentPurpose,
  IsoDate,
  UnitId,
  UserId,
} from '@himaya/domain';

/** A consent as given; never changed. Its withdrawal is a record of its own. What was let go of after its time no reader sees. */
export interface ConsentRecord {
  id: ConsentId;
  caseId: CaseId;
  purpose: ConsentPurpose;
  recipientUnitId: UnitId | null;
  recipientAgencyId: AgencyId | null;
  categoryMask: CategoryMask;
  givenBy: ConsentGiver;
  method: ConsentMethod;
  language: string;
  textVersion: string;
  interpreterCt: Buffer | null;
  recordedBy: UserId;
  recordedUnitId: UnitId;
  recordedAt: Date;
  validUntil: IsoDate;
  readonly letGoAt?: Date | null;
}

export const ConsentSchema = new EntitySchema<ConsentRecord>({
  name: 'consent',
  columns: {
    id: { type: 'uuid', primary: true },
    caseId: { type: 'uuid', name: 'case_id' },
    purpose: { type: 'text' },
    recipientUnitId: { type: 'uuid', name: 'recipient_unit_id', nullable: true },
    recipientAgencyId: { type: 'text', name: 'recipient_agency_id', nullable: true },
    categoryMask: { type: 'int', name: 'category_mask' },
    givenBy: { type: 'text', name: 'given_by', nullable: true },
    method: { type: 'text', nullable: true },
    language: { type: 'text', nullable: true },
    textVersion: { type: 'text', name: 'text_version', nullable: true },
    interpreterCt: { type: 'bytea', name: 'interpreter_ct', nullable: true },
    recordedBy: { type: 'uuid', name: 'recorded_by', nullable: true },
    recordedUnitId: { type: 'uuid', name: 'recorded_unit_id', nullable: true },
    recordedAt: { type: 'timestamptz', name: 'recorded_at' },
    validUntil: { type: 'date', name: 'valid_until', nullable: true },
    letGoAt: { type: 'timestamptz', name: 'let_go_at', nullable: true },
  },
});

export interface ConsentWithdrawalRecord {
  consentId: ConsentId;
  caseId: CaseId;
  method: ConsentMethod;
  noteCt: Buffer | null;
  recordedBy: UserId;
  recordedUnitId: UnitId;
  withdrawnAt: Date;
}

export const ConsentWithdrawalSchema = new EntitySchema<ConsentWithdrawalRecord>({
  name: 'consent_withdrawal',
  columns: {
    consentId: { type: 'uuid', primary: true, name: 'consent_id' },
    caseId: { type: 'uuid', name: 'case_id' },
    method: { type: 'text' },
    noteCt: { type: 'bytea', name: 'note_ct', nullable: true },
    recordedBy: { type: 'uuid', name: 'recorded_by' },
    recordedUnitId: { type: 'uuid', name: 'recorded_unit_id' },
    withdrawnAt: { type: 'timestamptz', name: 'withdrawn_at' },
  },
});
