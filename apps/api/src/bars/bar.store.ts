import { Injectable } from '@nestjs/common';
import type { BarByNumberBody, BarId, BarReason, CaseId, UnitId, UserId } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';

export interface BarRow {
  readonly id: BarId;
  readonly caseNumber: string;
  readonly userId: UserId;
  readonly displayName: string;
  readonly unitId: UnitId;
  readonly reason: BarReason;
  readonly barredAt: Date;
}

/** The only SQL over bars; the database tells them to who may know and looks at the rows again before it writes. */
@Injectable()
export class BarStore {
  /** Live ones, the newest first. @param caseId null for all of them: the data protection officer's */
  async list(tx: Tx, caseId: CaseId | null): Promise<BarRow[]> {
    return tx.em.query(
      `select id, case_number as "caseNumber", user_id as "userId", display_name as "displayName", unit_id as "unitId", reason, barred_at as "barredAt"
         from guard.bars($1)`,
      [caseId],
    );
  }

  /** Whether the asker leads the case, and whether the person is one who could be barred from it. */
  async mayBar(tx: Tx, caseId: CaseId, userId: UserId): Promise<{ leads: boolean; known: boolean }> {
    const rows: { leads: boolean; known: boolean }[] = await tx.em.query(
      `select guard.leads_case($1) as leads, exists (select 1 from guard.case_people($1) p where p.user_id = $2) as known`,
      [caseId, userId],
    );
    return rows[0] ?? { leads: false, known: false };
  }

  /** Null where the person is barred already. */
  async bar(tx: Tx, caseId: CaseId, userId: UserId, reason: BarReason): Promise<BarId | null> {
    return idOf(await tx.em.query('select guard.bar_user($1, $2, $3) as id', [caseId, userId, reason]));
  }

  /** Null where there is no such case or account. */
  async barByNumber(tx: Tx, { caseNumber, username, reason }: BarByNumberBody): Promise<BarId | null> {
    return idOf(await tx.em.query('select guard.bar_by_number($1, $2, $3) as id', [caseNumber, username, reason]));
  }

  /** False where there is none to lift for this person. */
  async lift(tx: Tx, id: BarId): Promise<boolean> {
    const rows: { lifted: boolean }[] = await tx.em.query('select guard.lift_bar($1) as lifted', [id]);
    return rows[0]?.lifted === true;
  }
}

function idOf(rows: readonly { readonly id: BarId | null }[]): BarId | null {
  return rows[0]?.id ?? null;
}
