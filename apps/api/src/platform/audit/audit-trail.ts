import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditResult, CaseId, CategoryMask, ProblemCode } from '@himaya/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../auth/actor';

/** One line of the trail: who, what, to what, with what end. Ids and codes only; never a searched text or a name. */
export interface AuditLine {
  /** `case.read`, `referral.accept` …: one of the domain's `auditActions`, held against it by a test. */
  readonly action: string;
  readonly result: AuditResult;
  readonly problem?: ProblemCode;
  readonly caseId?: CaseId | null;
  readonly subjectId?: string | null;
  readonly categories?: CategoryMask;
  /** The cases a list or a search showed. */
  readonly listed?: readonly CaseId[];
  readonly search?: SearchMark | null;
  /** Method and pattern of the route that refused before its verb began: `GET /cases/:id`; or what was asked, in codes of a menu. */
  readonly route?: string | null;
}

/** What a line keeps of a search: nothing of its text. */
export interface SearchMark {
  /** Keyed digest of the searched name, 8 bytes: the same within a month for the same name, whoever searches. */
  readonly mark: Buffer;
  /** The searcher's own name, or family name, was searched. */
  readonly ownName: boolean;
}

/** Where a request came from, for lines about nobody. */
export interface Origin {
  readonly address: string;
  readonly requestId: string;
}

/** Appends to the audit trail: inside the transaction of what it tells of, or in one of its own where that one failed. */
@Injectable()
export class AuditTrail {
  constructor(private readonly database: DataSource) {}

  /** Writes the lines through this transaction; `actor` is null for a sign-in that found nobody. */
  async append(em: EntityManager, actor: Actor | null, lines: readonly AuditLine[], origin?: Origin): Promise<void> {
    if (lines.length === 0) return;
    const values: unknown[] = [];
    const rows = lines.map((line) => {
      const row = [
        line.action, line.result, line.problem ?? null, actor?.userId ?? null, actor?.unitId ?? null, line.caseId ?? null,
        line.subjectId ?? null, line.categories ?? 0, actor?.address ?? origin?.address ?? null, actor?.requestId ?? origin?.requestId ?? null,
        line.route ?? null, line.listed?.length ? [...new Set(line.listed)] : null, line.search?.mark ?? null, line.search?.ownName ?? null,
      ]; // prettier-ignore
      values.push(...row);
      return `(${row.map((_, place) => `$${values.length - row.length + place + 1}`).join(', ')})`;
    });
    await em.query(
      `insert into audit_event (action, result, problem, user_id, unit_id, case_id, subject_id, categories, address, request_id,
                                route, case_ids, search_mark, own_name)
       values ${rows.join(', ')}`,
      values,
    );
  }

  /** A refusal met before any verb began, in a transaction of its own; `actor` is null where the session was none. */
  async refusal(who: Actor | Origin, route: string | null, problem: ProblemCode): Promise<void> {
    const line = { action: 'request.refused' satisfies AuditAction, result: 'refused', problem, route } as const;
    if ('tokenHash' in who) await this.alone(who, line);
    else await this.append(this.database.manager, null, [line], who);
  }

  /** One line in its own transaction. */
  async alone(actor: Actor, line: AuditLine): Promise<void> {
    await this.database.transaction(async (em) => {
      await em.query(`select set_config('app.ctx', guard.enter($1), true)`, [actor.tokenHash]);
      await this.append(em, actor, [line]);
    });
  }
}
