import { EntitySchema } from 'typeorm';
import type {
  Act,
  AgeBand,
  CaseId,
  CaseStatus,
  DatePrecision,
  DetectionChannel,
  ExploitationForm,
  Governorate,
  IdentificationStatus,
  IsoDate,
  Means,
  SafeContact,
  Sex,
  SpecialNeed,
  UnitId,
  UserId,
} from '@himaya/domain';

/** Core of a case. `…Ct` columns hold ciphertext under the case's data key. */
export interface CaseRecord {
  id: CaseId;
  number: string;
  status: CaseStatus;
  identificationStatus: IdentificationStatus;
  identificationSince: Date;
  aliasCt: Buffer;
  sex: Sex;
  ageBand: AgeBand;
  languages: string[];
  governorate: Governorate;
  specialNeeds: SpecialNeed[];
  safeContact: SafeContact;
  foundAt: IsoDate;
  foundAtPrecision: DatePrecision;
  foundBy: DetectionChannel;
  responsibleUnitId: UnitId;
  openedAt: Date;
  openedBy: UserId;
  rightsExplainedOn: IsoDate | null;
  version: number;
}

export const CaseSchema = new EntitySchema<CaseRecord>({
  name: 'case_record',
  columns: {
    id: { type: 'uuid', primary: true },
    number: { type: 'text' },
    status: { type: 'text' },
    identificationStatus: { type: 'text', name: 'identification_status' },
    identificationSince: { type: 'timestamptz', name: 'identification_since' },
    aliasCt: { type: 'bytea', name: 'alias_ct' },
    sex: { type: 'text' },
    ageBand: { type: 'text', name: 'age_band' },
    languages: { type: 'text', array: true },
    governorate: { type: 'text' },
    specialNeeds: { type: 'text', array: true, name: 'special_needs' },
    safeContact: { type: 'text', name: 'safe_contact' },
    foundAt: { type: 'date', name: 'found_at' },
    foundAtPrecision: { type: 'text', name: 'found_at_precision' },
    foundBy: { type: 'text', name: 'found_by' },
    responsibleUnitId: { type: 'uuid', name: 'responsible_unit_id' },
    openedAt: { type: 'timestamptz', name: 'opened_at' },
    openedBy: { type: 'uuid', name: 'opened_by' },
    rightsExplainedOn: { type: 'date', name: 'rights_explained_on', nullable: true },
    version: { type: 'int' },
  },
});

export interface CaseKeyRecord {
  caseId: CaseId;
  wrapped: Buffer;
  keyId: string;
}

export const CaseKeySchema = new EntitySchema<CaseKeyRecord>({
  name: 'case_key',
  columns: {
    caseId: { type: 'uuid', primary: true, name: 'case_id' },
    wrapped: { type: 'bytea' },
    keyId: { type: 'text', name: 'key_id' },
  },
});

/** Identity of the person, apart from the case. */
export interface PersonIdentityRecord {
  caseId: CaseId;
  givenNameCt: Buffer | null;
  familyNameCt: Buffer | null;
  birthDateCt: Buffer | null;
  phoneCt: Buffer | null;
  birthDatePrecision: DatePrecision | null;
  ageYears: number | null;
  nationality: string | null;
  version: number;
}

export const PersonIdentitySchema = new EntitySchema<PersonIdentityRecord>({
  name: 'person_identity',
  columns: {
    caseId: { type: 'uuid', primary: true, name: 'case_id' },
    givenNameCt: { type: 'bytea', name: 'given_name_ct', nullable: true },
    familyNameCt: { type: 'bytea', name: 'family_name_ct', nullable: true },
    birthDateCt: { type: 'bytea', name: 'birth_date_ct', nullable: true },
    phoneCt: { type: 'bytea', name: 'phone_ct', nullable: true },
    birthDatePrecision: { type: 'text', name: 'birth_date_precision', nullable: true },
    ageYears: { type: 'int', name: 'age_years', nullable: true },
    nationality: { type: 'text', nullable: true },
    version: { type: 'int' },
  },
});

export interface ExploitationRecord {
  id: string;
  caseId: CaseId;
  form: ExploitationForm;
  acts: Act[];
  means: Means[];
  recordedUnitId: UnitId;
  recordedAt: Date;
}

export const ExploitationSchema = new EntitySchema<ExploitationRecord>({
  name: 'exploitation_record',
  columns: {
    id: { type: 'uuid', primary: true },
    caseId: { type: 'uuid', name: 'case_id' },
    form: { type: 'text' },
    acts: { type: 'text', array: true },
    means: { type: 'text', array: true },
    recordedUnitId: { type: 'uuid', name: 'recorded_unit_id' },
    recordedAt: { type: 'timestamptz', name: 'recorded_at' },
  },
});
