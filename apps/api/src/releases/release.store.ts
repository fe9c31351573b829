import { Injectable } from '@nestjs/common';
import type { Dimension } from '@himaya/disclosure';
import type {
  DimensionId,
  IsoDate,
  IssueLine,
  LogLine,
  Outcome,
  Period,
  PublishedTotal,
  ReleaseCell,
  ReleaseCoverage,
  ReleasedPeriod,
  ReleaseId,
  ReleaseMethod,
  ReleaseReason,
  ReleaseRefusal,
  ReleaseRounding,
  ReleaseStatus,
  ReleaseStepView,
  ReleaseTable,
  RequestReleaseBody,
  StepReleaseBody,
  UserId,
} from '@himaya/domain';
import { DataSource } from 'typeorm';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import type { SignedPageBytes } from './publish-page';
import {
  pageStatement,
  publishedListStatement,
  publishedPageStatement,
  publishedStatement,
  publishedTotalsStatement,
  releasedPeriodsStatement,
  releaseHistoryStatement,
  releaseLinesStatement,
  releasesStatement,
  releaseStatement,
} from './release.statements';

export interface ReleaseItemRow {
  readonly id: ReleaseId;
  readonly status: ReleaseStatus;
  readonly measure: string;
  readonly measureVersion: number;
  readonly by: readonly DimensionId[];
  readonly period: string;
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly revision: number;
  readonly requestedAt: Date;
  readonly requestedKey: string;
}

export interface PublishedItemRow extends ReleaseItemRow {
  readonly publishedAt: Date;
  readonly publishedKey: string;
}

/** A release with what was frozen in it; nothing is before it was computed. */
export interface FrozenRow extends ReleaseItemRow {
  readonly corrects: ReleaseId | null;
  readonly supersededBy: ReleaseId | null;
  readonly reason: ReleaseReason | null;
  readonly categories: readonly Dimension[] | null;
  readonly cells: readonly ReleaseCell[] | null;
  readonly bodies: number | null;
  readonly coverage: ReleaseCoverage | null;
  readonly rounded: ReleaseRounding | null;
  readonly method: ReleaseMethod | null;
  readonly threshold: number | null;
  readonly base: number | null;
  readonly publishedAt: Date | null;
}

/** A release as anybody reads it, with what its page is checked by. */
export interface PublishedRow extends FrozenRow {
  readonly pageHash: string | null;
  readonly pageSignature: Buffer | null;
  readonly pageKeyId: string | null;
}

export interface ReleaseRow extends FrozenRow {
  readonly version: number;
  readonly refusal: ReleaseRefusal | null;
  readonly coarser: readonly DimensionId[] | null;
  readonly requestedBy: UserId;
  readonly proposedBy: UserId | null;
}

/** The only SQL over releases; the guard's functions and constraints decide. */
@Injectable()
export class ReleaseStore {
  constructor(private readonly database: DataSource) {}

  list(
    tx: Tx,
    { status, after, limit }: { readonly status: ReleaseStatus; readonly after: readonly string[] | null; readonly limit: number },
  ): Promise<ReleaseItemRow[]> {
    return tx.em.query(releasesStatement, [status, after?.[0] ?? null, after?.[1] ?? null, limit + 1]);
  }

  periods(tx: Tx, measure: string, version: number): Promise<ReleasedPeriod[]> {
    return tx.em.query(releasedPeriodsStatement, [measure, version]);
  }

  lines(tx: Tx, measure: string, version: number, { first, last }: Pick<Period, 'first' | 'last'>): Promise<IssueLine[]> {
    return tx.em.query(releaseLinesStatement, [measure, version, first, last]);
  }

  async find(tx: Tx, id: ReleaseId): Promise<ReleaseRow | null> {
    const [row] = await tx.em.query<ReleaseRow[]>(releaseStatement, [id]);
    return row ?? null;
  }

  history(tx: Tx, id: ReleaseId): Promise<(Omit<ReleaseStepView, 'at'> & { readonly at: Date })[]> {
    return tx.em.query(releaseHistoryStatement, [id]);
  }

  async request(
    tx: Tx,
    id: ReleaseId,
    { measure, corrects, reason, rounding }: RequestReleaseBody,
    version: number,
    table: ReleaseTable,
    { until, month }: LogLine,
  ): Promise<Outcome<null>> {
    const { by, period, revision } = table;
    const asked = await askGuard(tx, 'guard.request_release($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)', [
      id,
      measure,
      version,
      by.map((dimension) => dimension.id),
      period.id,
      period.first,
      period.last,
      revision,
      corrects ?? null,
      reason ?? null,
      until,
      month,
    ]);
    if (asked.ok && rounding) await tx.em.query('select guard.round_release($1, $2)', [id, rounding]);
    return asked;
  }

  step(tx: Tx, id: ReleaseId, version: number, { step, reason }: StepReleaseBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.step_release($1, $2, $3, $4)', [id, version, step, reason ?? null]);
  }

  /** What is public needs no session. */
  publishedList(after: readonly string[] | null, limit: number): Promise<PublishedItemRow[]> {
    return this.database.query(publishedListStatement, [after?.[0] ?? null, after?.[1] ?? null, limit + 1]);
  }

  async published(id: ReleaseId): Promise<PublishedRow | null> {
    const [row] = await this.database.query<PublishedRow[]>(publishedStatement, [id]);
    return row ?? null;
  }

  /** @param tx where one is open: the question then takes no connection of its own */
  publishedTotals(measures: readonly string[], tx: Tx | null): Promise<PublishedTotal[]> {
    return (tx?.em ?? this.database).query(publishedTotalsStatement, [measures]);
  }

  async publishedPage(id: ReleaseId): Promise<Buffer | null> {
    const [row] = await this.database.query<{ content: Buffer }[]>(publishedPageStatement, [id]);
    return row?.content ?? null;
  }

  /** The page that went out; null before it did. */
  async page(tx: Tx, id: ReleaseId): Promise<Buffer | null> {
    const [row] = await tx.em.query<{ content: Buffer }[]>(pageStatement, [id]);
    return row?.content ?? null;
  }

  /** Of what this actor published in this transaction; the guard takes no other. */
  async keepPage(tx: Tx, id: ReleaseId, { bytes, signature, keyId }: SignedPageBytes): Promise<void> {
    await tx.em.query('select guard.keep_release_page($1, $2, $3, $4)', [id, bytes, signature, keyId]);
  }
}
