import { Injectable } from '@nestjs/common';
import type {
  BreakGlassFacts,
  BreakGlassGround,
  BreakGlassId,
  BreakGlassOutcome,
  BreakGlassStatus,
  CaseId,
  CategoryMask,
  UnitId,
  UserId,
} from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import type { WrappedKey } from '../platform/vault/key-provider';
import {
  oneStatement,
  ownStatement,
  requestsStatement,
  reviewedStatement,
  waitingStatement,
  type PageFilter,
} from './break-glass.statements';

/** An emergency access as its readers' statements return it. */
export interface BreakGlassRow {
  readonly id: BreakGlassId;
  readonly caseId: CaseId;
  readonly userId: UserId;
  readonly unitId: UnitId;
  readonly ground: BreakGlassGround;
  readonly status: BreakGlassStatus;
  readonly readMask: CategoryMask;
  readonly reasonCt: Buffer;
  readonly requestedAt: Date;
  readonly decidedAt: Date | null;
  readonly openedAt: Date | null;
  readonly endsAt: Date | null;
  readonly reviewDueAt: Date | null;
  readonly reviewedAt: Date | null;
  /** PostgreSQL's texts of the instants that lists are sorted by. */
  readonly requestedKey: string;
  readonly reviewDueKey: string | null;
  readonly reviewedKey: string | null;
  readonly outcome: BreakGlassOutcome | null;
  readonly reviewNoteCt: Buffer | null;
  readonly version: number;
  /** Null once the case was erased: reason and finding are gone with it. */
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

/** The case's number and the asker's name, for whoever may see the emergency access. */
export interface BreakGlassNames {
  readonly number: string;
  readonly displayName: string;
}

/** Lines of the trail under an emergency access, counted. */
export interface DeedRow {
  readonly action: string;
  readonly result: 'done' | 'refused' | 'failed';
  readonly times: number;
  readonly categories: CategoryMask;
  readonly lastAt: Date;
}

/** How the database's answer to a step went. */
export type Answered = 'done' | 'conflict' | 'gone';

/** The only SQL over emergency accesses; every change is one of the guard's functions. */
@Injectable()
export class BreakGlassStore {
  /** What is known of the case asked for; `throttled` after too many that led nowhere, null for one that is not there. */
  async seek(
    tx: Tx,
    { number, caseId }: { readonly number: string | null; readonly caseId: CaseId | null },
  ): Promise<(Omit<BreakGlassFacts, 'ceiling'> & { readonly caseId: CaseId }) | 'throttled' | null> {
    const rows: (Omit<BreakGlassFacts, 'ceiling'> & { readonly caseId: CaseId; readonly throttled: boolean })[] = await tx.em.query(
      'select case_id as "caseId", held, open, asked, opened, throttled from guard.seek_emergency($1, $2)',
      [number, caseId],
    );
    const [found] = rows;
    if (found === undefined) return null;
    return found.throttled ? 'throttled' : found;
  }

  /** A number that led nowhere is told to those whom an attempt on a sealed case alerts, as a search's is. */
  async noteMissed(tx: Tx, number: string): Promise<void> {
    await tx.em.query(`select guard.note_search('{}', 1, $1)`, [number]);
  }

  async ask(
    tx: Tx,
    asked: { readonly id: BreakGlassId; readonly caseId: CaseId; readonly ground: BreakGlassGround; readonly reasonCt: Buffer | null },
    key: WrappedKey,
  ): Promise<'open' | 'requested'> {
    const rows: { status: 'open' | 'requested' }[] = await tx.em.query('select guard.break_glass($1, $2, $3, $4, $5, $6) as status', [
      asked.id,
      asked.caseId,
      asked.ground,
      asked.reasonCt,
      key.wrapped,
      key.keyId,
    ]);
    return rows[0]!.status;
  }

  /** May miss: not to be seen and absent are one. */
  async find(tx: Tx, id: BreakGlassId): Promise<BreakGlassRow | null> {
    const rows: BreakGlassRow[] = await tx.em.query(oneStatement, [id]);
    return rows[0] ?? null;
  }

  async listOwn(tx: Tx, filter: PageFilter): Promise<BreakGlassRow[]> {
    const { sql, values } = ownStatement(tx.actor.userId, filter);
    return tx.em.query(sql, values);
  }

  async listRequests(tx: Tx): Promise<BreakGlassRow[]> {
    const { sql, values } = requestsStatement(tx.actor.unitId, tx.actor.userId);
    return tx.em.query(sql, values);
  }

  async listReviews(tx: Tx, done: boolean, filter: PageFilter): Promise<BreakGlassRow[]> {
    const { sql, values } = done ? reviewedStatement(filter) : waitingStatement(filter);
    return tx.em.query(sql, values);
  }

  async names(tx: Tx, ids: readonly BreakGlassId[]): Promise<ReadonlyMap<string, BreakGlassNames>> {
    const rows: { id: string; number: string; displayName: string }[] = await tx.em.query(
      'select id, number, display_name as "displayName" from guard.emergency_names($1)',
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  async deeds(tx: Tx, id: BreakGlassId): Promise<DeedRow[]> {
    return tx.em.query('select action, result, times, categories, last_at as "lastAt" from guard.emergency_deeds($1)', [id]);
  }

  async answer(tx: Tx, id: BreakGlassId, approve: boolean, version: number): Promise<Answered> {
    const rows: { answered: Answered }[] = await tx.em.query('select guard.answer_emergency($1, $2, $3) as answered', [
      id,
      approve,
      version,
    ]);
    return rows[0]!.answered;
  }

  /** False where somebody was quicker. */
  async end(tx: Tx, id: BreakGlassId, version: number): Promise<boolean> {
    const rows: { done: boolean }[] = await tx.em.query('select guard.end_emergency($1, $2) as done', [id, version]);
    return rows[0]!.done;
  }

  async review(tx: Tx, id: BreakGlassId, outcome: BreakGlassOutcome, noteCt: Buffer | null, version: number): Promise<boolean> {
    const rows: { done: boolean }[] = await tx.em.query('select guard.review_emergency($1, $2, $3, $4) as done', [
      id,
      outcome,
      noteCt,
      version,
    ]);
    return rows[0]!.done;
  }
}
