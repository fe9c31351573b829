import { Injectable } from '@nestjs/common';
import type { ColleagueRef, LeaveId, LeaveState, Outcome, RecordLeaveBody, Role, UserId } from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';

export interface LeaveRow {
  readonly id: LeaveId;
  readonly version: number;
  readonly userId: UserId;
  readonly userName: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly delegateId: UserId | null;
  readonly delegateName: string | null;
  readonly roles: readonly Role[];
  readonly state: LeaveState;
}

const columns = `id, version, user_id as "userId", user_name as "userName", from_day as "fromDay", to_day as "toDay",
  delegate_id as "delegateId", delegate_name as "delegateName", roles, state`;

/** The only SQL over leaves; whose may be read or written, the guard decides. */
@Injectable()
export class LeaveStore {
  async ofUser(tx: Tx, userId: UserId): Promise<LeaveRow[]> {
    return tx.em.query(`select ${columns} from guard.leaves($1, null)`, [userId]);
  }

  /** May miss: another agency's leave is none. */
  async find(tx: Tx, id: LeaveId): Promise<LeaveRow | null> {
    const [row] = await tx.em.query<LeaveRow[]>(`select ${columns} from guard.leaves(null, $1)`, [id]);
    return row ?? null;
  }

  record(tx: Tx, id: LeaveId, userId: UserId, { from, to, delegateId }: RecordLeaveBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.record_leave($1, $2, $3, $4, $5)', [id, userId, from, to, delegateId ?? null]);
  }

  cancel(tx: Tx, id: LeaveId, version: number): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.cancel_leave($1, $2)', [id, version]);
  }

  /** The duties somebody can be stood in for, and the colleagues who could. */
  async delegates(tx: Tx, userId: UserId): Promise<{ roles: Role[]; colleagues: ColleagueRef[] }> {
    const [duties] = await tx.em.query<{ roles: Role[] }[]>('select guard.duties($1) as roles', [userId]);
    const colleagues: ColleagueRef[] = await tx.em.query('select id, display_name as "displayName" from guard.delegates($1)', [userId]);
    return { roles: duties?.roles ?? [], colleagues };
  }
}
