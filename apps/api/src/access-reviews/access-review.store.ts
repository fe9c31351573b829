import { Injectable } from '@nestjs/common';
import type { AccessReviewId, AgencyId, HeldRole, Outcome, ReviewDecision, ReviewState, Role, UnitId, UserId } from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';

export interface ReviewRow {
  readonly id: AccessReviewId;
  readonly version: number;
  readonly userId: UserId;
  readonly username: string;
  readonly displayName: string;
  readonly unitId: UnitId;
  readonly roles: readonly HeldRole[];
  readonly lastSignInMonth: string | null;
  readonly quarter: string;
  readonly dueAt: Date;
  readonly state: ReviewState;
  readonly decidedAt: Date | null;
}

export interface UnreviewedRow {
  readonly id: AccessReviewId;
  readonly username: string;
  readonly unitId: UnitId;
  readonly dueAt: Date;
  /** PostgreSQL's text of `dueAt`: the cursor's part. */
  readonly dueKey: string;
  readonly overdue: boolean;
  readonly reviewer: Role;
}

export interface CountsRow {
  readonly agencyId: AgencyId;
  readonly nameAr: string;
  readonly nameCkb: string;
  readonly nameEn: string;
  readonly open: number;
  readonly overdue: number;
  readonly decided: number;
}

const columns = `id, version, user_id as "userId", username, display_name as "displayName", unit_id as "unitId", roles,
  last_sign_in_month::text as "lastSignInMonth", quarter, due_at as "dueAt", state, decided_at as "decidedAt"`;

/** The only SQL over access reviews; whose the asker reviews, the guard decides. */
@Injectable()
export class AccessReviewStore {
  async list(tx: Tx, state: 'open' | 'decided', after: readonly string[] | null, limit: number): Promise<ReviewRow[]> {
    return tx.em.query(`select ${columns} from guard.review_items(null, $1, $2, $3, $4)`, [
      state,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit,
    ]);
  }

  async byId(tx: Tx, ids: readonly AccessReviewId[]): Promise<ReviewRow[]> {
    return tx.em.query(`select ${columns} from guard.review_items($1, null, null, null, 200)`, [ids]);
  }

  decide(tx: Tx, id: AccessReviewId, version: number, decision: ReviewDecision): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.decide_review($1, $2, $3)', [id, version, decision]);
  }

  async counts(tx: Tx): Promise<CountsRow[]> {
    return tx.em.query(
      `select agency_id as "agencyId", name_ar as "nameAr", name_ckb as "nameCkb", name_en as "nameEn", open, overdue, decided
         from guard.review_counts()`,
    );
  }

  async unreviewed(tx: Tx, after: readonly string[] | null, limit: number): Promise<UnreviewedRow[]> {
    return tx.em.query(
      `select id, username, unit_id as "unitId", due_at as "dueAt", due_key as "dueKey", overdue, reviewer from guard.unreviewed($1, $2, $3)`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }
}
