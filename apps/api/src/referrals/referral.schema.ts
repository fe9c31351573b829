import { EntitySchema } from 'typeorm';
import type {
  AgeBand,
  CancellationReason,
  CaseId,
  CategoryMask,
  ConsentId,
  FailureReason,
  FieldMask,
  Governorate,
  IsoDate,
  HoldReason,
  NeedCode,
  NeedId,
  OverrideId,
  ReferralAction,
  ReferralGroupId,
  ReferralId,
  ReferralStatus,
  RejectionReason,
  SafeContact,
  Service,
  ServiceOutcome,
  Sex,
  SpecialNeed,
  UnitId,
  Urgency,
  UserId,
} from '@himaya/domain';

/** A referral with its summary, frozen at sending; its words lie apart, encrypted. */
export interface ReferralRow {
  id: ReferralId;
  caseId: CaseId;
  fromUnitId: UnitId;
  toUnitId: UnitId;
  service: Service;
  urgency: Urgency;
  /** What was asked for, where the risk raised it. */
  raisedFrom: Urgency | null;
  needCode: NeedCode;
  /** The recorded need it is to meet, where there is one. */
  needId: NeedId | null;
  status: ReferralStatus;
  statusSince: Date;
  packetMask: CategoryMask;
  /** The chosen fields of these categories. */
  fieldMask: FieldMask;
  /** What it is shared under: a consent, or an override in its place. */
  consentId: ConsentId | null;
  overrideId: OverrideId | null;
  wantedDate: IsoDate | null;
  safeContact: SafeContact;
  sex: Sex;
  ageBand: AgeBand;
  languages: string[];
  specialNeeds: SpecialNeed[];
  governorate: Governorate;
  createdBy: UserId;
  createdAt: Date;
  phonedAt: Date | null;
  requestedAt: Date | null;
  receivedAt: Date | null;
  decidedAt: Date | null;
  startedAt: Date | null;
  endedAt: Date | null;
  receiveDueAt: Date | null;
  decideDueAt: Date | null;
  serviceDueAt: Date | null;
  dueAt: Date | null;
  rejectionReason: RejectionReason | null;
  failureReason: FailureReason | null;
  cancellationReason: CancellationReason | null;
  outcome: ServiceOutcome | null;
  nextUnitId: UnitId | null;
  /** The member of the receiving desk who has it. */
  assignedTo: UserId | null;
  assignedAt: Date | null;
  holdReason: HoldReason | null;
  holdUntil: IsoDate | null;
  /** The one that came to nothing before it. */
  previousId: ReferralId | null;
  groupId: ReferralGroupId | null;
  /** The database's word, out of the two units' places. */
  crossesLine: boolean;
  version: number;
}

export const ReferralSchema = new EntitySchema<ReferralRow>({
  name: 'referral',
  columns: {
    id: { type: 'uuid', primary: true },
    caseId: { type: 'uuid', name: 'case_id' },
    fromUnitId: { type: 'uuid', name: 'from_unit_id' },
    toUnitId: { type: 'uuid', name: 'to_unit_id' },
    service: { type: 'text' },
    urgency: { type: 'text' },
    raisedFrom: { type: 'text', name: 'raised_from', nullable: true },
    needCode: { type: 'text', name: 'need_code' },
    needId: { type: 'uuid', name: 'need_id', nullable: true },
    status: { type: 'text' },
    statusSince: { type: 'timestamptz', name: 'status_since' },
    packetMask: { type: 'int', name: 'packet_mask' },
    fieldMask: { type: 'int', name: 'field_mask' },
    consentId: { type: 'uuid', name: 'consent_id', nullable: true },
    overrideId: { type: 'uuid', name: 'override_id', nullable: true },
    wantedDate: { type: 'date', name: 'wanted_date', nullable: true },
    safeContact: { type: 'text', name: 'safe_contact' },
    sex: { type: 'text' },
    ageBand: { type: 'text', name: 'age_band' },
    languages: { type: 'text', array: true },
    specialNeeds: { type: 'text', array: true, name: 'special_needs' },
    governorate: { type: 'text' },
    createdBy: { type: 'uuid', name: 'created_by' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    phonedAt: { type: 'timestamptz', name: 'phoned_at', nullable: true },
    requestedAt: { type: 'timestamptz', name: 'requested_at', nullable: true },
    receivedAt: { type: 'timestamptz', name: 'received_at', nullable: true },
    decidedAt: { type: 'timestamptz', name: 'decided_at', nullable: true },
    startedAt: { type: 'timestamptz', name: 'started_at', nullable: true },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    receiveDueAt: { type: 'timestamptz', name: 'receive_due_at', nullable: true },
    decideDueAt: { type: 'timestamptz', name: 'decide_due_at', nullable: true },
    serviceDueAt: { type: 'timestamptz', name: 'service_due_at', nullable: true },
    dueAt: { type: 'timestamptz', name: 'due_at', nullable: true },
    rejectionReason: { type: 'text', name: 'rejection_reason', nullable: true },
    failureReason: { type: 'text', name: 'failure_reason', nullable: true },
    cancellationReason: { type: 'text', name: 'cancellation_reason', nullable: true },
    outcome: { type: 'text', nullable: true },
    nextUnitId: { type: 'uuid', name: 'next_unit_id', nullable: true },
    assignedTo: { type: 'uuid', name: 'assigned_to', nullable: true },
    assignedAt: { type: 'timestamptz', name: 'assigned_at', nullable: true },
    holdReason: { type: 'text', name: 'hold_reason', nullable: true },
    holdUntil: { type: 'date', name: 'hold_until', nullable: true },
    previousId: { type: 'uuid', name: 'previous_id', nullable: true },
    groupId: { type: 'uuid', name: 'group_id', nullable: true },
    crossesLine: { type: 'bool', name: 'crosses_line', insert: false, update: false },
    version: { type: 'int' },
  },
});

/** The referral's own data key: both sides write notes under it, the receiver without ever holding the case's. */
export interface ReferralKeyRow {
  referralId: ReferralId;
  wrapped: Buffer;
  keyId: string;
}

export const ReferralKeySchema = new EntitySchema<ReferralKeyRow>({
  name: 'referral_key',
  columns: {
    referralId: { type: 'uuid', primary: true, name: 'referral_id' },
    wrapped: { type: 'bytea' },
    keyId: { type: 'text', name: 'key_id' },
  },
});

/** What the sender wrote, shown to the receiver after acceptance. */
export interface ReferralNeedRow {
  referralId: ReferralId;
  needCt: Buffer | null;
  spokeToCt: Buffer | null;
}

export const ReferralNeedSchema = new EntitySchema<ReferralNeedRow>({
  name: 'referral_need',
  columns: {
    referralId: { type: 'uuid', primary: true, name: 'referral_id' },
    needCt: { type: 'bytea', name: 'need_ct', nullable: true },
    spokeToCt: { type: 'bytea', name: 'spoke_to_ct', nullable: true },
  },
});

/** A note given with a step. */
export interface ReferralNoteRow {
  id: string;
  referralId: ReferralId;
  unitId: UnitId;
  action: ReferralAction;
  noteCt: Buffer;
  at: Date;
}

export const ReferralNoteSchema = new EntitySchema<ReferralNoteRow>({
  name: 'referral_note',
  columns: {
    id: { type: 'uuid', primary: true },
    referralId: { type: 'uuid', name: 'referral_id' },
    unitId: { type: 'uuid', name: 'unit_id' },
    action: { type: 'text' },
    noteCt: { type: 'bytea', name: 'note_ct' },
    at: { type: 'timestamptz' },
  },
});
