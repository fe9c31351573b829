import type {
  CancellationReason,
  CaseId,
  FailureReason,
  Governorate,
  NotificationKind,
  ReferralId,
  ReferralStatus,
  RejectionReason,
  Role,
  Service,
  UnitId,
  Urgency,
  UserId,
} from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { notificationIdOf } from './notification-id';

/** What the worker may know of a referral: codes and units, nothing of the person. */
export interface ReferralFacts {
  readonly id: ReferralId;
  readonly fromUnitId: UnitId;
  readonly toUnitId: UnitId;
  readonly service: Service;
  readonly urgency: Urgency;
  readonly status: ReferralStatus;
  readonly governorate: Governorate;
  readonly requestedAt: Date | null;
  readonly rejectionReason: RejectionReason | null;
  readonly failureReason: FailureReason | null;
  readonly cancellationReason: CancellationReason | null;
  readonly nextUnitId: UnitId | null;
}

/** One line in a unit's notifications. Details are codes, counts and ids of units. */
export interface Notice {
  readonly unitId: UnitId;
  /** Null tells the whole unit. */
  readonly role: Role | null;
  /** Tells this one person of the unit alone. */
  readonly userId?: UserId;
  readonly kind: NotificationKind;
  readonly referralId: ReferralId | null;
  /** Where set, only who may hear of this case reads it. */
  readonly caseId?: CaseId | null;
  /** The emergency access or the transfer it is about. */
  readonly subjectId?: string;
  readonly details: Readonly<Record<string, string>>;
}

/** @throws Error when there is no such referral: referrals are never deleted */
export async function getReferral(em: EntityManager, id: string): Promise<ReferralFacts> {
  const rows: ReferralFacts[] = await em.query(
    `select id, from_unit_id as "fromUnitId", to_unit_id as "toUnitId", service, urgency, status, governorate, requested_at as "requestedAt",
            rejection_reason as "rejectionReason", failure_reason as "failureReason", cancellation_reason as "cancellationReason",
            next_unit_id as "nextUnitId"
       from referral where id = $1`,
    [id],
  );
  if (rows[0] === undefined) throw new Error('no such referral');
  return rows[0];
}

/** Writes notices; one that its cause has already brought to its reader is left alone. @param cause the event or deadline */
export async function tell(em: EntityManager, cause: string, notices: readonly Notice[]): Promise<void> {
  for (const { unitId, role, userId = null, kind, referralId, caseId = null, subjectId = null, details } of [
    ...notices,
    ...(await toStandIns(em, notices)),
  ]) {
    await em.query(
      `insert into notification (id, unit_id, role, user_id, kind, referral_id, case_id, subject_id, details) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict on constraint notification_pk do nothing`,
      [notificationIdOf(cause, unitId, userId ?? role), unitId, role, userId, kind, referralId, caseId, subjectId, JSON.stringify(details)],
    );
  }
}

/** What is told one person about a case is told whoever stands in for them today as well. */
async function toStandIns(em: EntityManager, notices: readonly Notice[]): Promise<Notice[]> {
  const personal = notices.filter(({ userId, caseId }) => userId !== undefined && caseId != null);
  if (personal.length === 0) return [];
  const standIns: { userId: UserId; standIn: UserId; unitId: UnitId }[] = await em.query(
    `select l.user_id as "userId", l.delegate_id as "standIn", u.unit_id as "unitId" from account_leave l join user_account u on u.id = l.delegate_id
      where l.user_id = any ($1) and l.cancelled_at is null and (now() at time zone 'Asia/Baghdad')::date between l.from_day and l.to_day`,
    [personal.map(({ userId }) => userId)],
  );
  return standIns.flatMap(({ userId, standIn, unitId }) =>
    personal.filter((notice) => notice.userId === userId && notice.unitId === unitId).map((notice) => ({ ...notice, userId: standIn })),
  );
}

/** True where this unit was told of this kind of thing about this referral and has not looked. */
export async function hasUnread(em: EntityManager, { unitId, kind, referralId }: Notice): Promise<boolean> {
  const rows: unknown[] = await em.query(
    'select 1 from notification where referral_id = $1 and unit_id = $2 and kind = $3 and read_at is null limit 1',
    [referralId, unitId, kind],
  );
  return rows.length > 0;
}

/** The role of the unit's leaders where one of them is at work today, else null: everybody in it. */
export async function managerRoleOf(em: EntityManager, unitId: UnitId): Promise<Role | null> {
  const leaders: readonly Role[] = ['shelter-manager', 'police-supervisor'];
  const rows: { role: Role }[] = await em.query(
    `select r.role from user_account u join user_role r on r.user_id = u.id where u.unit_id = $1 and r.role = any ($2::text[])
        and not exists (select 1 from account_leave l where l.user_id = u.id and l.cancelled_at is null
              and (now() at time zone 'Asia/Baghdad')::date between l.from_day and l.to_day)
      order by r.role desc limit 1`,
    [unitId, leaders],
  );
  return rows[0]?.role ?? null;
}

/** The coordination desk of a governorate, or Baghdad's where it has none; null where there is neither. */
export async function findCoordinationDesk(em: EntityManager, governorate: Governorate): Promise<UnitId | null> {
  const rows: { id: UnitId }[] = await em.query(
    `select id from unit where kind = 'coordination-desk' and closed_at is null and governorate in ($1, 'baghdad')
      order by governorate <> $1, id limit 1`,
    [governorate],
  );
  return rows[0]?.id ?? null;
}

/** Where the agency's focal points sit, and how many of its referrals went unanswered to the last step and still wait. */
export async function readFocalPoints(em: EntityManager, unitId: UnitId): Promise<{ units: UnitId[]; count: number }> {
  const rows: { unitId: UnitId; count: number }[] = await em.query(
    `select distinct p.unit_id as "unitId", (
              select count(distinct e.subject_id)::int from escalation e join referral r on r.id = e.subject_id join unit t on t.id = r.to_unit_id
               where t.agency_id = u.agency_id and e.step = 'tell-coordinator' and r.status in ('requested', 'received', 'accepted')) as count
       from unit u join unit n on n.agency_id = u.agency_id join user_account p on p.unit_id = n.id
       join user_role f on f.user_id = p.id and f.role = 'agency-focal-point'
      where u.id = $1`,
    [unitId],
  );
  return { units: rows.map((row) => row.unitId), count: rows[0]?.count ?? 0 };
}
