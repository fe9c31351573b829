import { Injectable } from '@nestjs/common';
import type {
  AgencyId,
  Outcome,
  PlanObstacle,
  PlanProgress,
  PlanReportId,
  PlanReportStatus,
  PlanReturnReason,
  ReviewPlanReportBody,
  SavePlanReportBody,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import { activityColumns, planReportListStatement, reportColumns } from './plan.statements';
import type { ActivityRow } from './plan.store';

export interface ReportRow {
  readonly id: PlanReportId;
  readonly version: number;
  readonly agencyId: AgencyId;
  readonly month: string;
  readonly status: PlanReportStatus;
  readonly revision: number;
  readonly firstSubmittedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly submittedRevision: number | null;
  readonly returnReason: PlanReturnReason | null;
  /** Is it the reader's to write? */
  readonly own: boolean;
}

export interface EntryRow {
  readonly activityId: string;
  readonly activityVersion: number;
  readonly progress: PlanProgress;
  /** What each figure was asked for in. */
  readonly measures: readonly string[];
  readonly figures: readonly (number | null)[];
  readonly evidence: string | null;
  readonly obstacles: readonly PlanObstacle[];
}

const entryColumns = `e.activity_id as "activityId", e.activity_version as "activityVersion", e.progress, e.measures, e.figures::float8[] as figures, e.evidence, e.obstacles`;

/** The SQL over monthly reports; every change goes through a door of the database. */
@Injectable()
export class PlanReportStore {
  list(tx: Tx, filter: Parameters<typeof planReportListStatement>[0]): Promise<ReportRow[]> {
    const { sql, values } = planReportListStatement(filter);
    return tx.em.query(sql, values);
  }

  async find(tx: Tx, id: PlanReportId): Promise<ReportRow | null> {
    const [row] = await tx.em.query<ReportRow[]>(`select ${reportColumns} from plan_report r where r.id = $1`, [id]);
    return row ?? null;
  }

  /** What the own report asks for: once it was accepted, what it was asked for then. */
  asks(tx: Tx, id: PlanReportId): Promise<ActivityRow[]> {
    return tx.em.query(`select ${activityColumns} from guard.plan_report_asks($1) a`, [id]);
  }

  /** The activities of a submitted revision, each in the version that was reported on. */
  reported(tx: Tx, id: PlanReportId, revision: number): Promise<ActivityRow[]> {
    return tx.em.query(
      `select ${activityColumns} from plan_report_entry e join plan_activity a on (a.id, a.version) = (e.activity_id, e.activity_version)
        where e.report_id = $1 and e.revision = $2 and e.submitted order by a.axis, a.number`,
      [id, revision],
    );
  }

  /** The latest revision that the reader may see, and of those who look on the latest that was submitted. */
  entries(tx: Tx, id: PlanReportId): Promise<EntryRow[]> {
    return tx.em.query(
      `select ${entryColumns} from plan_report_entry e
        where e.report_id = $1 and e.revision = (select max(x.revision) from plan_report_entry x where x.report_id = $1) order by e.activity_id`,
      [id],
    );
  }

  /** What the same member reported of another month, in its latest revision that the reader may see. */
  entriesOf(tx: Tx, agencyId: AgencyId, month: string): Promise<EntryRow[]> {
    return tx.em.query(
      `select ${entryColumns} from plan_report r join plan_report_entry e on e.report_id = r.id
        where r.agency_id = $1 and r.month = $2 and e.revision = (select max(x.revision) from plan_report_entry x where x.report_id = r.id)`,
      [agencyId, month],
    );
  }

  open(tx: Tx, id: PlanReportId, month: string): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.open_plan_report($1, $2)', [id, month]);
  }

  save(tx: Tx, id: PlanReportId, version: number, { entries }: SavePlanReportBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.save_plan_report($1, $2, $3)', [id, version, JSON.stringify(entries)]);
  }

  submit(tx: Tx, id: PlanReportId, version: number): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.submit_plan_report($1, $2)', [id, version]);
  }

  review(tx: Tx, id: PlanReportId, version: number, { review, reason }: ReviewPlanReportBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.review_plan_report($1, $2, $3, $4)', [id, version, review, reason]);
  }
}
