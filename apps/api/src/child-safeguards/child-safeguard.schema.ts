import { EntitySchema } from 'typeorm';
import type {
  BestInterestsId,
  BestInterestsPurpose,
  BestInterestsReviewReason,
  CaseId,
  GuardianAppointer,
  GuardianRelation,
  GuardianshipEnding,
  GuardianshipId,
  IsoDate,
  UnitId,
  UserId,
} from '@himaya/domain';

/** What was found to be best for a child; its words under the case's data key. */
export interface DeterminationRecord {
  id: BestInterestsId;
  caseId: CaseId;
  unitId: UnitId;
  recordedBy: UserId;
  recordedAt: Date;
  purpose: BestInterestsPurpose;
  determinedOn: IsoDate;
  determinedByCt: Buffer;
  considerationsCt: Buffer;
  conclusionCt: Buffer;
  childHeard: boolean;
  reviewOn: IsoDate;
  /** Regular as it is written; the database says what changed since. */
  reviewReason: BestInterestsReviewReason;
}

/** One as it is read: whether a later one holds instead. */
export interface DeterminationRow extends DeterminationRecord {
  readonly replaced: boolean;
}

/** Who speaks for a child; name, contact and suspicion under the case's data key. */
export interface GuardianshipRecord {
  id: GuardianshipId;
  caseId: CaseId;
  unitId: UnitId;
  recordedBy: UserId;
  recordedAt: Date;
  nameCt: Buffer;
  contactCt: Buffer | null;
  relation: GuardianRelation;
  appointedBy: GuardianAppointer;
  appointedOn: IsoDate;
  independent: boolean;
  suspectedAt: Date | null;
  suspectedBy: UserId | null;
  suspicionCt: Buffer | null;
  endedAt: Date | null;
  ending: GuardianshipEnding | null;
  version: number;
}

const written = {
  id: { type: 'uuid', primary: true },
  caseId: { type: 'uuid', name: 'case_id' },
  unitId: { type: 'uuid', name: 'unit_id' },
  recordedBy: { type: 'uuid', name: 'recorded_by' },
  recordedAt: { type: 'timestamptz', name: 'recorded_at' },
} as const;

export const DeterminationSchema = new EntitySchema<DeterminationRecord>({
  name: 'best_interests_determination',
  columns: {
    ...written,
    purpose: { type: 'text' },
    determinedOn: { type: 'date', name: 'determined_on' },
    determinedByCt: { type: 'bytea', name: 'determined_by_ct' },
    considerationsCt: { type: 'bytea', name: 'considerations_ct' },
    conclusionCt: { type: 'bytea', name: 'conclusion_ct' },
    childHeard: { type: 'boolean', name: 'child_heard' },
    reviewOn: { type: 'date', name: 'review_on' },
    reviewReason: { type: 'text', name: 'review_reason' },
  },
});

export const GuardianshipSchema = new EntitySchema<GuardianshipRecord>({
  name: 'guardianship',
  columns: {
    ...written,
    nameCt: { type: 'bytea', name: 'name_ct' },
    contactCt: { type: 'bytea', name: 'contact_ct', nullable: true },
    relation: { type: 'text' },
    appointedBy: { type: 'text', name: 'appointed_by' },
    appointedOn: { type: 'date', name: 'appointed_on' },
    independent: { type: 'boolean' },
    suspectedAt: { type: 'timestamptz', name: 'suspected_at', nullable: true },
    suspectedBy: { type: 'uuid', name: 'suspected_by', nullable: true },
    suspicionCt: { type: 'bytea', name: 'suspicion_ct', nullable: true },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    ending: { type: 'text', nullable: true },
    version: { type: 'int' },
  },
});
