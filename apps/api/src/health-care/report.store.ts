import { Injectable } from '@nestjs/common';
import type {
  CareEpisodeId,
  InterfaceLanguage,
  IsoDate,
  MedicalReportId,
  Outcome,
  ReportBody,
  ReportKind,
  ReportMove,
  ReportStatus,
  ReportWithdrawal,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import type { WrappedKey } from '../platform/vault/key-provider';
import { oneReportStatement, reportsStatement } from './care.statements';

export interface ReportRow {
  readonly id: MedicalReportId;
  readonly version: number;
  readonly careId: CareEpisodeId;
  readonly kind: ReportKind;
  readonly language: InterfaceLanguage;
  readonly examinedOn: IsoDate;
  readonly status: ReportStatus;
  readonly edition: number;
  readonly replacesId: MedicalReportId | null;
  readonly replaced: boolean;
  readonly draftedAt: Date;
  readonly issuedAt: Date | null;
  readonly signedCt: Buffer | null;
  readonly withdrawal: ReportWithdrawal | null;
  /** Null where there is no such part, or it is not the reader's. */
  readonly physicalCt: Buffer | null;
  readonly psychologicalCt: Buffer | null;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

/** The words of a report's parts, sealed under its key. */
export interface SealedParts {
  readonly physicalCt: Buffer | null;
  readonly psychologicalCt: Buffer | null;
}

/** The only SQL over medical reports; what may be written, the guard's functions decide. */
@Injectable()
export class ReportStore {
  ofCare(tx: Tx, careId: CareEpisodeId): Promise<ReportRow[]> {
    return tx.em.query(reportsStatement, [careId]);
  }

  /** May miss: another unit's and none are one. */
  async find(tx: Tx, id: MedicalReportId): Promise<ReportRow | null> {
    const [row] = await tx.em.query<ReportRow[]>(oneReportStatement, [id]);
    return row ?? null;
  }

  draft(
    tx: Tx,
    report: { readonly id: MedicalReportId; readonly careId: CareEpisodeId; readonly replacesId: MedicalReportId | null },
    body: ReportBody,
    { physicalCt, psychologicalCt, key }: SealedParts & { readonly key: WrappedKey },
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.draft_report($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      report.id,
      report.careId,
      report.replacesId,
      body.kind,
      body.language,
      body.examinedOn,
      physicalCt,
      psychologicalCt,
      key.wrapped,
      key.keyId,
    ]);
  }

  change(tx: Tx, id: MedicalReportId, version: number, body: ReportBody, parts: SealedParts): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.change_report($1, $2, $3, $4, $5, $6)', [
      id,
      version,
      body.language,
      body.examinedOn,
      parts.physicalCt,
      parts.psychologicalCt,
    ]);
  }

  move(
    tx: Tx,
    id: MedicalReportId,
    version: number,
    to: { readonly move: ReportMove; readonly signedCt: Buffer | null; readonly reason: ReportWithdrawal | null },
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.move_report($1, $2, $3, $4, $5)', [id, to.move, version, to.signedCt, to.reason]);
  }
}
