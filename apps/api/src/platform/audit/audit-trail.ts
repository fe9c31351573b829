import { Injectable } from '@nestjs/common';
import type { CaseId, CategoryMask, ProblemCode } from '@himaya/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../auth/actor';

/** One line of the trail: who, what, to what, with what end. Ids and codes only; never a searched text or a name. */
export interface AuditLine {
  /** `case.read`, `referral.accept` … */
  readonly action: string;
  readonly result: 'done' | 'refused' | 'failed';
  readonly problem?: ProblemCode;
  readonly caseId?: CaseId | null;
  readonly subjectId?: string | null;
  readonly categories?: CategoryMask;
}

/** Appends to the audit trail: inside the transaction of what it tells of, or in one of its own where that one failed. */
@Injectable()
export class AuditTrail {
  constructor(private readonly database: DataSource) {}

  /** Writes the lines through this transaction; `actor` is null for a sign-in that found nobody. */
  async append(
    em: EntityManager,
    actor: Actor | null,
    lines: readonly AuditLine[],
    origin?: { address: string; requestId: string },
  ): Promise<void> {
    if (lines.length === 0) return;
    const values: unknown[] = [];
    const rows = lines.map((line) => {
      const row = [
        line.action, line.result, line.problem ?? null, actor?.userId ?? null, actor?.unitId ?? null, line.caseId ?? null,
        line.subjectId ?? null, line.categories ?? 0, actor?.address ?? origin?.address ?? null, actor?.requestId ?? origin?.requestId ?? null,
      ]; // prettier-ignore
      values.push(...row);
      return `(${row.map((_, place) => `$${values.length - row.length + place + 1}`).join(', ')})`;
    });
    await em.query(
      `insert into audit_event (action, result, problem, user_id, unit_id, case_id, subject_id, categories, address, request_id)
       values ${rows.join(', ')}`,
      values,
    );
  }

  /** A refusal met before any transaction began, in a transaction of its own. */
  async refusal(actor: Actor, action: string, problem: ProblemCode): Promise<void> {
    await this.alone(actor, { action, result: 'refused', problem });
  }

  /** One line in its own transaction. */
  async alone(actor: Actor, line: AuditLine): Promise<void> {
    await this.database.transaction(async (em) => {
      await em.query(`select set_config('app.ctx', guard.enter($1), true)`, [actor.tokenHash]);
      await this.append(em, actor, [line]);
    });
  }
}
