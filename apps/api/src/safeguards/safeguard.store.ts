import { Injectable } from '@nestjs/common';
import type {
  AccusingLaw,
  CaseId,
  IsoDate,
  Outcome,
  SafeguardChange,
  SafeguardId,
  SafeguardKind,
  SafeguardOutcome,
  SafeguardParty,
  SafeguardState,
  SafeguardType,
  StayRecord,
  UnitId,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';

export interface SafeguardRow {
  readonly id: SafeguardId;
  readonly caseId: CaseId;
  readonly kind: SafeguardKind;
  /** The bit of its category. */
  readonly category: number;
  readonly type: SafeguardType;
  readonly party: SafeguardParty | null;
  readonly law: AccusingLaw | null;
  readonly article: number | null;
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
  readonly state: SafeguardState;
  readonly outcome: SafeguardOutcome | null;
  readonly closedOn: IsoDate | null;
  /** Its end is that of the case's reflection period, wherever it moves. */
  readonly followsPeriod: boolean;
  readonly wordsCt: Buffer | null;
  readonly recordedUnitId: UnitId;
  readonly recordedAt: Date;
  readonly version: number;
}

const columns = `s.id, s.case_id as "caseId", s.kind, s.category, s.type, s.party, s.law, s.article, s.since::text as since, s.until::text as until,
  s.state, s.outcome, s.closed_on::text as "closedOn", s.words_ct as "wordsCt", s.recorded_unit_id as "recordedUnitId", s.recorded_at as "recordedAt",
  s.period_id is not null as "followsPeriod", s.version`;

/** A case's safeguards of the categories that the reader may read, newest first. Parameter: the case. */
export const safeguardListStatement = `select ${columns} from safeguard s where s.case_id = $1 order by s.recorded_at desc, s.id desc limit 200`;

/** One ready to be stored, its words sealed under the case's key. */
export type NewSafeguard = Pick<
  SafeguardRow,
  'id' | 'caseId' | 'kind' | 'type' | 'party' | 'law' | 'article' | 'since' | 'until' | 'wordsCt'
>;

/** The only SQL over safeguards; every change is one of the guard's functions. */
@Injectable()
export class SafeguardStore {
  async list(tx: Tx, caseId: CaseId): Promise<SafeguardRow[]> {
    return tx.em.query(safeguardListStatement, [caseId]);
  }

  /** May miss: another's, of a category out of reach, and none are one. */
  async find(tx: Tx, id: SafeguardId): Promise<SafeguardRow | null> {
    const rows: SafeguardRow[] = await tx.em.query(`select ${columns} from safeguard s where s.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** Open records of residence: core, so that every reader of the case has them. */
  async stays(tx: Tx, caseId: CaseId): Promise<StayRecord[]> {
    return tx.em.query(
      `select type, until::text as until from safeguard where case_id = $1 and kind = 'residence' and state <> 'closed'
        order by recorded_at desc, id desc limit 200`,
      [caseId],
    );
  }

  /** The reflection period that runs or stands still; null where none does. */
  async period(tx: Tx, caseId: CaseId): Promise<{ readonly endsOn: IsoDate } | null> {
    const rows: { readonly endsOn: IsoDate }[] = await tx.em.query(
      `select ends_on::text as "endsOn" from reflection_period where case_id = $1 and status in ('running', 'paused')`,
      [caseId],
    );
    return rows[0] ?? null;
  }

  async record(tx: Tx, one: NewSafeguard): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.record_safeguard($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      one.id,
      one.caseId,
      one.kind,
      one.type,
      one.party,
      one.law,
      one.article,
      one.since,
      one.until,
      one.wordsCt,
    ]);
  }

  async change(
    tx: Tx,
    id: SafeguardId,
    version: number,
    asked: { readonly change: SafeguardChange; readonly outcome: SafeguardOutcome | null; readonly on: IsoDate },
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.change_safeguard($1, $2, $3, $4, $5)', [id, asked.change, asked.outcome, asked.on, version]);
  }
}
