import { EntitySchema } from 'typeorm';
import type {
  CaseId,
  CategoryMask,
  ConsentId,
  FieldMask,
  GrantBasis,
  GrantEnding,
  GrantId,
  OverrideId,
  ReferralId,
  UnitId,
  UserId,
} from '@himaya/domain';

/** A door to a case; written by the database's guard functions alone. */
export interface GrantRecord {
  id: GrantId;
  caseId: CaseId;
  unitId: UnitId;
  /** Where set, the door is this person's alone and not the unit's. */
  userId: UserId | null;
  /** The user where there is one, the unit otherwise. */
  holderId: UserId | UnitId;
  basis: GrantBasis;
  referralId: ReferralId | null;
  /** What else than a referral's own consent opened it. */
  consentId: ConsentId | null;
  overrideId: OverrideId | null;
  readMask: CategoryMask;
  writeMask: CategoryMask;
  /** What of the categories it opens, where a packet can leave something out. */
  fieldMask: FieldMask;
  startsAt: Date;
  endsAt: Date | null;
  endedAt: Date | null;
  ending: GrantEnding | null;
  openedBy: UserId;
  openedXact: string;
}

export const GrantSchema = new EntitySchema<GrantRecord>({
  name: 'case_grant',
  columns: {
    id: { type: 'uuid', primary: true },
    caseId: { type: 'uuid', name: 'case_id' },
    unitId: { type: 'uuid', name: 'unit_id' },
    userId: { type: 'uuid', name: 'user_id', nullable: true },
    holderId: { type: 'uuid', name: 'holder_id', insert: false, update: false },
    basis: { type: 'text' },
    referralId: { type: 'uuid', name: 'referral_id', nullable: true },
    consentId: { type: 'uuid', name: 'consent_id', nullable: true },
    overrideId: { type: 'uuid', name: 'override_id', nullable: true },
    readMask: { type: 'int', name: 'read_mask' },
    writeMask: { type: 'int', name: 'write_mask' },
    fieldMask: { type: 'int', name: 'field_mask' },
    startsAt: { type: 'timestamptz', name: 'starts_at' },
    endsAt: { type: 'timestamptz', name: 'ends_at', nullable: true },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    ending: { type: 'text', nullable: true },
    openedBy: { type: 'uuid', name: 'opened_by' },
    openedXact: { type: 'bigint', name: 'opened_xact' },
  },
});
