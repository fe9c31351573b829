import { Injectable } from '@nestjs/common';
import type { CaseId, IsoDate, MissingAlertId, MissingCircumstance, MissingEnding, MissingStep, Outcome, UnitId } from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';

export interface MissingAlertRow {
  readonly id: MissingAlertId;
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  readonly raisedAt: Date;
  readonly circumstance: MissingCircumstance;
  readonly lastSeenOn: IsoDate;
  readonly wordsCt: Buffer | null;
  /** Of the look that is awaited; null where none is. */
  readonly reviewDueAt: Date | null;
  readonly endedAt: Date | null;
  readonly ending: MissingEnding | null;
  readonly endingWordsCt: Buffer | null;
  readonly version: number;
}

export interface MissingReviewRow {
  readonly alertId: MissingAlertId;
  readonly at: Date;
  readonly wordsCt: Buffer | null;
}

const columns = `m.id, m.case_id as "caseId", m.unit_id as "unitId", m.raised_at as "raisedAt", m.circumstance, m.last_seen_on::text as "lastSeenOn",
  m.words_ct as "wordsCt", 
  (select r.due_at from missing_review r where r.alert_id = m.id and r.done_at is null) as "reviewDueAt", m.ended_at as "endedAt", m.ending, m.ending_words_ct as "endingWordsCt", m.version`;

/** A case's alerts, the newest first; parameters: case, most. */
export const missingListStatement = `
  select ${columns} from missing_alert m where m.case_id = $1 order by m.raised_at desc, m.id desc limit $2`;

/** What was written down at each look at a case's searches, the newest first; parameters: case, most. */
export const missingReviewsStatement = `
  select r.alert_id as "alertId", r.done_at as at, r.words_ct as "wordsCt"
    from missing_review r where r.case_id = $1 and r.done_at is not null order by r.due_at desc, r.id desc limit $2`;

const most = 100;

/** The only SQL over people gone missing; every change is one of the guard's functions. */
@Injectable()
export class MissingStore {
  async list(tx: Tx, caseId: CaseId): Promise<MissingAlertRow[]> {
    return tx.em.query(missingListStatement, [caseId, most]);
  }

  async reviews(tx: Tx, caseId: CaseId): Promise<MissingReviewRow[]> {
    return tx.em.query(missingReviewsStatement, [caseId, most]);
  }

  /** May miss: another's and none are one. */
  async find(tx: Tx, id: MissingAlertId): Promise<MissingAlertRow | null> {
    const rows: MissingAlertRow[] = await tx.em.query(`select ${columns} from missing_alert m where m.id = $1`, [id]);
    return rows[0] ?? null;
  }

  async raise(tx: Tx, one: Pick<MissingAlertRow, 'id' | 'caseId' | 'circumstance' | 'lastSeenOn' | 'wordsCt'>): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.raise_missing($1, $2, $3, $4, $5)', [one.id, one.caseId, one.circumstance, one.lastSeenOn, one.wordsCt]);
  }

  async step(
    tx: Tx,
    id: MissingAlertId,
    version: number,
    asked: { readonly step: MissingStep; readonly ending: MissingEnding | null; readonly wordsCt: Buffer | null },
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.step_missing($1, $2, $3, $4, $5)', [id, asked.step, asked.ending, asked.wordsCt, version]);
  }
}
