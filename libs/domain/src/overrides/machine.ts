import { maskOf, type Category, type CategoryMask } from '../shared/categories';
import type { UnitId, UserId } from '../shared/ids';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { CaseStatus } from '../cases/codes';
import type { ConsentPurpose } from '../consents/codes';
import type { OverrideGround, OverridePart, OverrideStatus } from './codes';
import type { RequestOverrideBody } from './types';

const hour = 3_600_000;

/** The times of each ground: how long a second person has to answer, and for how many days an approved override holds. */
export const overrideRules: Readonly<Record<OverrideGround, { readonly answerMs: number; readonly validDays: number }>> = {
  'vital-interest': { answerMs: 2 * hour, validDays: 14 },
  'child-protection': { answerMs: 24 * hour, validDays: 90 },
  'court-order': { answerMs: 24 * hour, validDays: 90 },
};

/** A request that nobody answered in this time is no request any more: whoever still needs it says so afresh. */
export const overrideRequestMs = 7 * 24 * hour;

export interface OverrideMove {
  readonly from: readonly OverrideStatus[];
  readonly to: OverrideStatus;
  readonly by: 'approver' | 'holder' | 'calendar';
}

/** Every move of an override; `refused`, `withdrawn`, `ended` and `expired` are final. */
export const overrideMachine = {
  approve: { from: ['requested'], to: 'approved', by: 'approver' },
  refuse: { from: ['requested'], to: 'refused', by: 'approver' },
  withdraw: { from: ['requested'], to: 'withdrawn', by: 'holder' },
  end: { from: ['approved'], to: 'ended', by: 'holder' },
  expire: { from: ['requested', 'approved'], to: 'expired', by: 'calendar' },
} as const satisfies Record<string, OverrideMove>;
export type OverrideAction = keyof typeof overrideMachine;

/** What an override is decided on, of its own record: no word of the reason. */
export interface OverrideRecord {
  /** As stored; time moves `requested` and `approved` on by itself. */
  readonly status: OverrideStatus;
  readonly requestedBy: UserId;
  /** The requester's unit, which alone may share under it. */
  readonly unitId: UnitId;
  readonly recipientUnitId: UnitId;
  /** The desk that approves a child's too; null for an adult. */
  readonly coordinationUnitId: UnitId | null;
  readonly unitApprovedBy: UserId | null;
  readonly coordinationApprovedBy: UserId | null;
  readonly categoryMask: CategoryMask;
  /** The purpose of consent that it stands in for; a referral's where it is left out. */
  readonly purpose?: ConsentPurpose;
  readonly requestedAt: Date;
  /** The last day it holds; null before its approval. */
  readonly validUntil: IsoDate | null;
  /** A child's exploitation record was weighed by name in the best-interests determination. */
  readonly exploitationWeighed: boolean;
  /** A best-interests determination stands beside it. */
  readonly hasBestInterests: boolean;
}

/** A moment as an instant and as Iraq's day. */
export interface OverrideMoment {
  readonly now: Date;
  readonly today: IsoDate;
}

/** Where it stands now, whether or not anybody wrote the end of its time down. */
export function overrideStatusAt(
  { status, requestedAt, validUntil }: Pick<OverrideRecord, 'status' | 'requestedAt' | 'validUntil'>,
  { now, today }: OverrideMoment,
): OverrideStatus {
  if (status === 'requested' && now.getTime() - requestedAt.getTime() >= overrideRequestMs) return 'expired';
  if (status === 'approved' && (validUntil === null || validUntil < today)) return 'expired';
  return status;
}

export interface OverrideRequestFacts {
  readonly unitId: UnitId;
  readonly caseStatus: CaseStatus;
  /** Under 18, or of an age nobody assessed. */
  readonly child: boolean;
  readonly readCategories: CategoryMask;
  /** Null where there is no such unit, or it takes no referrals. */
  readonly recipient: { readonly id: UnitId } | null;
  /** A request of this case to this recipient waits already. */
  readonly waiting: boolean;
  readonly today: IsoDate;
}

/**
 * May this be asked for? A court's order is named; a child's best interests are determined first, and the child's exploitation
 * record is weighed in words of its own.
 */
export function decideOverrideRequest(body: RequestOverrideBody, facts: OverrideRequestFacts): Outcome<{ readonly to: 'requested' }> {
  if (facts.caseStatus !== 'open') return refuse('case.closed');
  const errors: FieldProblem[] = [];
  if (!body.categories.includes('core')) errors.push({ path: 'categories', code: 'core.required' });
  if (body.ground === 'court-order') {
    if (!body.courtReference) errors.push({ path: 'courtReference', code: 'required' });
    if (!body.courtOrderedOn) errors.push({ path: 'courtOrderedOn', code: 'required' });
    else if (body.courtOrderedOn > facts.today) errors.push({ path: 'courtOrderedOn', code: 'date.future' });
  }
  if (facts.child) {
    const best = body.bestInterests;
    if (!best) errors.push({ path: 'bestInterests', code: 'required' });
    else {
      if (best.determinedOn > facts.today) errors.push({ path: 'bestInterests.determinedOn', code: 'date.future' });
      if (body.categories.includes('exploitation') && !best.exploitation) {
        errors.push({ path: 'bestInterests.exploitation', code: 'required' });
      }
    }
  }
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if ((maskOf(...body.categories) & ~facts.readCategories) !== 0) return refuse('referral.category-not-yours');
  if (facts.recipient === null) return refuse('referral.unit-not-eligible');
  if (facts.recipient.id === facts.unitId) return refuse('referral.same-unit');
  if (facts.waiting) return refuse('override.already-asked');
  return allow({ to: 'requested' });
}

/** Who answers, and what the role allows. */
export interface OverrideApprover {
  readonly userId: UserId;
  readonly unitId: UnitId;
  /** Leads the work of the unit: supervisor, manager, or provider of a unit that has none. */
  readonly leads: boolean;
  /** Holds the coordinator's role. */
  readonly coordinates: boolean;
}

/** The parts of the approval that still miss. */
export function missingParts(
  record: Pick<OverrideRecord, 'coordinationUnitId' | 'unitApprovedBy' | 'coordinationApprovedBy'>,
): OverridePart[] {
  const { coordinationUnitId, unitApprovedBy, coordinationApprovedBy } = record;
  return [
    ...(unitApprovedBy === null ? (['unit'] as const) : []),
    ...(coordinationUnitId !== null && coordinationApprovedBy === null ? (['coordination'] as const) : []),
  ];
}

/** The missing parts that this person can give: never the requester, never anybody of the receiver. */
export function partsOf(record: OverrideRecord, approver: OverrideApprover): OverridePart[] {
  const { userId, unitId, leads, coordinates } = approver;
  if (userId === record.requestedBy || unitId === record.recipientUnitId) return [];
  const gives: Readonly<Record<OverridePart, boolean>> = {
    unit: leads && unitId === record.unitId,
    coordination: coordinates && unitId === record.coordinationUnitId,
  };
  return missingParts(record).filter((part) => gives[part]);
}

/** May this person answer now? The last missing approval makes it hold; one refusal ends it. */
export function decideOverrideAnswer(
  record: OverrideRecord,
  answer: 'approve' | 'refuse',
  approver: OverrideApprover,
  moment: OverrideMoment,
): Outcome<{ readonly to: OverrideStatus; readonly parts: readonly OverridePart[] }> {
  if (approver.userId === record.requestedBy) return refuse('override.own-request');
  if (approver.unitId !== record.unitId && approver.unitId !== record.coordinationUnitId) return refuse('not-found');
  const from: readonly OverrideStatus[] = overrideMachine[answer].from;
  if (!from.includes(overrideStatusAt(record, moment))) return refuse('override.not-now');
  const parts = partsOf(record, approver);
  if (parts.length === 0) return refuse('override.not-yours');
  const whole = missingParts(record).every((part) => parts.includes(part));
  return allow({ to: answer === 'refuse' ? 'refused' : whole ? 'approved' : 'requested', parts });
}

/** May this unit end it now? As easily as a consent is taken back: whoever asked, or the desk that approved too. */
export function decideOverrideEnd(
  record: OverrideRecord,
  unitId: UnitId,
  moment: OverrideMoment,
): Outcome<{ readonly to: OverrideStatus }> {
  if (unitId !== record.unitId && unitId !== record.coordinationUnitId) return refuse('override.not-yours');
  const status = overrideStatusAt(record, moment);
  for (const { from, to } of [overrideMachine.withdraw, overrideMachine.end]) {
    if ((from as readonly OverrideStatus[]).includes(status)) return allow({ to });
  }
  return refuse('override.not-now');
}

/** Does this override let this packet go to this unit now? Asked at sharing and again at acceptance. */
export function decideOverrideSharing(
  record: OverrideRecord | undefined,
  facts: OverrideMoment & {
    readonly toUnitId: UnitId;
    readonly packet: readonly Category[];
    readonly child: boolean;
    readonly purpose?: ConsentPurpose;
  },
): Outcome<{ readonly shared: readonly Category[] }> {
  if (record === undefined) return refuse('override.missing');
  const status = overrideStatusAt(record, facts);
  if (status !== 'approved') return refuse(status === 'requested' ? 'override.not-approved' : 'override.over');
  if ((record.purpose ?? 'referral') !== (facts.purpose ?? 'referral')) return refuse('consent.purpose');
  if (record.recipientUnitId !== facts.toUnitId) return refuse('consent.recipient');
  if ((maskOf(...facts.packet) & ~record.categoryMask) !== 0) return refuse('consent.categories');
  if (facts.child) {
    // Approved as an adult's and a child's since: nobody has spoken for the child yet.
    if (record.coordinationApprovedBy === null || !record.hasBestInterests) return refuse('override.child');
    if (facts.packet.includes('exploitation') && !record.exploitationWeighed) return refuse('referral.child-exploitation');
  }
  return allow({ shared: facts.packet });
}
