import { Injectable } from '@nestjs/common';
import type {
  AssignableMember,
  DutyKind,
  CaseId,
  CaseloadView,
  Governorate,
  HandedOverView,
  HandOverCaseloadBody,
  MemberLoad,
  MemberRef,
  Outcome,
  ReferralId,
  ReferralStatus,
  Service,
  StuckReason,
  UnitId,
  Urgency,
  UserId,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';

/** Who of the reader's unit sees to a case. */
export interface AssignmentRow {
  readonly version: number;
  readonly assigneeId: UserId | null;
  readonly assignedAt: Date;
}

export interface StuckRow {
  readonly id: string;
  readonly referral: {
    readonly id: ReferralId;
    readonly service: Service;
    readonly urgency: Urgency;
    readonly status: ReferralStatus;
  } | null;
  readonly duty: DutyKind | null;
  readonly caseId: CaseId;
  readonly number: string;
  readonly reason: StuckReason;
  readonly governorate: Governorate;
  readonly since: Date;
  /** PostgreSQL's text of `since`, to the microsecond: the cursor's part. */
  readonly sinceKey: string;
  readonly fromUnitId: UnitId;
  readonly toUnitId: UnitId | null;
  readonly fromPhone: string | null;
}

/** The only SQL over assignments, caseloads and what stands still; every change is one of the guard's functions. */
@Injectable()
export class CaseloadStore {
  /** May miss: nobody was named yet, or the case is not the unit's. */
  async assignment(tx: Tx, caseId: CaseId): Promise<AssignmentRow | null> {
    const [row] = await tx.em.query<AssignmentRow[]>(
      `select version, user_id as "assigneeId", assigned_at as "assignedAt" from case_assignment where case_id = $1 and unit_id = $2`,
      [caseId, tx.actor.unitId],
    );
    return row ?? null;
  }

  assign(tx: Tx, caseId: CaseId, userId: UserId | null, version: number): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.assign_case($1, $2, $3)', [caseId, userId, version]);
  }

  /** Whom the asker may name for this case, whoever is away last. */
  async membersFor(tx: Tx, caseId: CaseId): Promise<AssignableMember[]> {
    return tx.em.query(
      'select id, display_name as "displayName", away_until::text as "awayUntil" from guard.members_for($1) order by away_until nulls first, display_name, id',
      [caseId],
    );
  }

  async colleague(tx: Tx, id: UserId): Promise<MemberRef> {
    const [row] = await tx.em.query<MemberRef[]>('select id, display_name as "displayName" from guard.colleagues(array[$1::uuid])', [id]);
    return row ?? { id, displayName: '' };
  }

  async loads(tx: Tx): Promise<MemberLoad[]> {
    return tx.em.query(
      `select c.id, c.display_name as "displayName", c.away_until::text as "awayUntil", c.cases, c.tasks, c.overdue as "overdueTasks", c.referrals,
              s.stand_in as "standIn"
         from guard.caseload() c left join guard.stand_ins_of_unit() s on s.user_id = c.id order by c.display_name, c.id`,
    );
  }

  async nobodys(tx: Tx): Promise<CaseloadView['unassigned']> {
    const [row] = await tx.em.query<CaseloadView['unassigned'][]>('select cases, tasks, referrals from guard.nobodys_work()');
    return { cases: row?.cases ?? 0, tasks: row?.tasks ?? 0, referrals: row?.referrals ?? 0 };
  }

  async handOver(tx: Tx, { fromUserId, toUserId }: HandOverCaseloadBody): Promise<HandedOverView> {
    const [row] = await tx.em.query<HandedOverView[]>('select cases, tasks, referrals, remained as "left" from guard.hand_over($1, $2)', [
      fromUserId,
      toUserId,
    ]);
    return row as HandedOverView;
  }

  async stuck(tx: Tx, after: readonly string[] | null, limit: number): Promise<StuckRow[]> {
    return tx.em.query(
      `select s.id, case when s.referral_id is not null then
                json_build_object('id', s.referral_id, 'service', s.service, 'urgency', s.urgency, 'status', s.status) end as referral,
              s.duty, s.case_id as "caseId", s.number, s.reason, s.governorate, s.since, s.since::text as "sinceKey",
              s.from_unit_id as "fromUnitId", s.to_unit_id as "toUnitId", u.on_call_phone as "fromPhone"
         from guard.stuck_cases($1, $2, $3) s join unit u on u.id = s.from_unit_id order by s.since, s.id`,
      [after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
  }
}
