import { Injectable } from '@nestjs/common';
import type {
  CaseId,
  CategoryMask,
  ConsentId,
  DiscloseReportBody,
  IsoDate,
  MedicalReportId,
  Outcome,
  OverrideId,
  ReportDisclosureId,
  ReportStatus,
  UnitId,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import { courtReportsStatement, disclosuresStatement, oneCourtReportStatement, type CourtReportFilter } from './disclosure.statements';

export interface BasisRow {
  readonly courtId: UnitId;
  readonly consentId: ConsentId | null;
  readonly overrideId: OverrideId | null;
  readonly partMask: CategoryMask;
  readonly until: IsoDate;
}

export interface DisclosureRow {
  readonly id: ReportDisclosureId;
  readonly courtId: UnitId;
  readonly consentId: ConsentId | null;
  readonly partMask: CategoryMask;
  readonly disclosedAt: Date;
  readonly open: boolean;
}

export interface CourtReportRow {
  readonly id: ReportDisclosureId;
  readonly caseId: CaseId;
  readonly reportId: MedicalReportId;
  readonly consentId: ConsentId | null;
  readonly partMask: CategoryMask;
  readonly disclosedAt: Date;
  /** PostgreSQL's text of the instant, to the microsecond: the cursor's part. */
  readonly disclosedKey: string;
  /** Null while nobody of the office has looked at it. */
  readonly firstSeenAt: Date | null;
  readonly status: ReportStatus;
  readonly edition: number;
  readonly issuedAt: Date;
}

/** The only SQL over reports before courts; what lies open, the rows' policies decide. */
@Injectable()
export class DisclosureStore {
  async courts(tx: Tx, reportId: MedicalReportId): Promise<UnitId[]> {
    const rows = await tx.em.query<{ id: UnitId }[]>('select id from guard.report_courts($1) as c (id) order by id', [reportId]);
    return rows.map(({ id }) => id);
  }

  bases(tx: Tx, reportId: MedicalReportId): Promise<BasisRow[]> {
    return tx.em.query(
      `select court as "courtId", consent as "consentId", override as "overrideId", part_mask as "partMask", until::text from guard.report_bases($1)`,
      [reportId],
    );
  }

  ofReport(tx: Tx, reportId: MedicalReportId): Promise<DisclosureRow[]> {
    return tx.em.query(disclosuresStatement, [reportId]);
  }

  disclose(tx: Tx, id: ReportDisclosureId, reportId: MedicalReportId, body: DiscloseReportBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.disclose_report($1, $2, $3, $4, $5)', [
      id,
      reportId,
      body.toUnitId,
      body.consentId ?? null,
      body.overrideId ?? null,
    ]);
  }

  /** Somebody of the office looks at it: it is new no more. */
  async see(tx: Tx, id: ReportDisclosureId): Promise<void> {
    await tx.em.query('select guard.see_disclosure($1)', [id]);
  }

  ofCourt(tx: Tx, filter: CourtReportFilter): Promise<CourtReportRow[]> {
    const { sql, values } = courtReportsStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }

  /** May miss: another office's, one that is open no more, and none are one. */
  async findOfCourt(tx: Tx, id: ReportDisclosureId): Promise<CourtReportRow | null> {
    const [row] = await tx.em.query<CourtReportRow[]>(oneCourtReportStatement, [tx.actor.unitId, id]);
    return row ?? null;
  }
}
