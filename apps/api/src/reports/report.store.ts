import { Injectable } from '@nestjs/common';
import type {
  CommitteeReportId,
  CommitteeReportKind,
  CommitteeReportLine,
  CommitteeReportListItem,
  CommitteeReportMoveView,
  CommitteeReportReason,
  CommitteeReportText,
  CommitteeReportView,
  OpenCommitteeReportBody,
  Outcome,
  SaveCommitteeReportBody,
  StepCommitteeReportBody,
  UserId,
} from '@himaya/domain';
import { DataSource } from 'typeorm';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import { committeeReportsStatement, committeeReportStatement, linesStatement, monthsStatement } from './report.statements';

export interface ReportItemRow extends Omit<CommitteeReportListItem, 'changedAt'> {
  readonly changedAt: Date;
  readonly changedKey: string;
}

export interface ReportRow extends ReportItemRow, SaveCommitteeReportBody, Pick<CommitteeReportView, 'reason' | 'corrects' | 'stale'> {
  readonly round: number;
  readonly writtenBy: UserId;
  readonly proposedBy: UserId | null;
}

export interface MoveRow extends Omit<CommitteeReportMoveView, 'at'> {
  readonly at: Date;
}

export interface MonthRow {
  readonly period: string;
  readonly lines: readonly CommitteeReportLine[];
}

/** The signed paper of an approved report. */
export interface SignedReport {
  readonly bytes: Buffer;
  readonly signature: Buffer;
  readonly keyId: string;
}

export interface PublicReportItem {
  readonly id: CommitteeReportId;
  readonly period: string;
  readonly edition: number;
  readonly decidedAt: Date;
}

/** An annual report as anybody reads it; without words and figures where another edition took its place or it was withdrawn. */
export interface PublicReport extends PublicReportItem {
  readonly status: 'approved' | 'superseded' | 'withdrawn';
  readonly reason: CommitteeReportReason | null;
  readonly withdrawnReason: CommitteeReportReason | null;
  readonly stale: boolean;
  /** None while a table in it is withdrawn. */
  readonly hasPaper: boolean;
  readonly texts: readonly CommitteeReportText[];
  readonly lines: readonly CommitteeReportLine[];
}

/** The only SQL over committee reports; the guard's functions write them, and show anybody what is let out. */
@Injectable()
export class ReportStore {
  constructor(private readonly database: DataSource) {}

  list(tx: Tx, kind: CommitteeReportKind, after: readonly string[] | null, limit: number): Promise<ReportItemRow[]> {
    return tx.em.query(committeeReportsStatement, [kind, after?.[0] ?? null, after?.[1] ?? null, limit + 1]);
  }

  async find(tx: Tx, id: CommitteeReportId): Promise<ReportRow | null> {
    const [row] = await tx.em.query<ReportRow[]>(committeeReportStatement, [id]);
    return row ?? null;
  }

  async lines(tx: Tx, { id, round }: Pick<ReportRow, 'id' | 'round'>): Promise<CommitteeReportLine[]> {
    const rows = await tx.em.query<{ content: CommitteeReportLine }[]>(linesStatement, [id, round]);
    return rows.map(({ content }) => content);
  }

  /** @param periods months, `2026-10`; those without an approved report are left out */
  months(tx: Tx, periods: readonly string[]): Promise<MonthRow[]> {
    return tx.em.query(monthsStatement, [periods]);
  }

  moves(tx: Tx, id: CommitteeReportId): Promise<MoveRow[]> {
    return tx.em.query('select move, at, by_name as by, reason, note from guard.committee_report_moves($1)', [id]);
  }

  open(tx: Tx, id: CommitteeReportId, { kind, period, reason }: OpenCommitteeReportBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.open_committee_report($1, $2, $3, $4)', [id, kind, period, reason ?? null]);
  }

  save(tx: Tx, id: CommitteeReportId, version: number, body: SaveCommitteeReportBody): Promise<Outcome<null>> {
    const { texts, letterNumber, letterDate, releases } = body;
    const written = { texts: texts.map(({ chapter, ar, ckb, en }) => ({ chapter, ar, ckb, en })), letterNumber, letterDate, releases };
    return askGuard(tx, 'guard.save_committee_report($1, $2, $3)', [id, version, JSON.stringify(written)]);
  }

  /** @param lines what is frozen with `propose` */
  step(
    tx: Tx,
    id: CommitteeReportId,
    version: number,
    { step, reason, note }: StepCommitteeReportBody,
    lines: readonly CommitteeReportLine[],
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.step_committee_report($1, $2, $3, $4, $5, $6)', [
      id,
      version,
      step,
      reason ?? null,
      note ?? null,
      JSON.stringify(lines),
    ]);
  }

  async keepPaper(tx: Tx, id: CommitteeReportId, { bytes, signature, keyId }: SignedReport): Promise<void> {
    await tx.em.query('select guard.keep_committee_report_paper($1, $2, $3, $4)', [id, bytes, signature, keyId]);
  }

  async paper(tx: Tx, id: CommitteeReportId): Promise<Buffer | null> {
    const [row] = await tx.em.query<{ content: Buffer }[]>('select p.content from committee_report_paper p where p.report_id = $1', [id]);
    return row?.content ?? null;
  }

  /** What is public needs no session. */
  publicReports(): Promise<PublicReportItem[]> {
    return this.database.query('select id, period, edition, decided_at as "decidedAt" from guard.public_committee_reports()');
  }

  async publicReport(id: CommitteeReportId): Promise<PublicReport | null> {
    const [row] = await this.database.query<PublicReport[]>(
      `select id, period, edition, decided_at as "decidedAt", status, reason, withdrawn_reason as "withdrawnReason", stale, texts, lines,
              exists (select from guard.public_committee_report_paper($1)) as "hasPaper"
         from guard.public_committee_report($1)`,
      [id],
    );
    return row ?? null;
  }

  async publicPaper(id: CommitteeReportId): Promise<Buffer | null> {
    const [row] = await this.database.query<{ content: Buffer }[]>('select content from guard.public_committee_report_paper($1)', [id]);
    return row?.content ?? null;
  }
}
