import { Injectable } from '@nestjs/common';
import type {
  AgencyId,
  CommitteeMonth,
  FigurePart,
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

export interface DutyRow {
  readonly measure: string;
  readonly figure: number | null;
}

export interface PartRow extends FigurePart {
  /** Empty for a figure that is owed by duty. */
  readonly activityId: string;
}

/** The last figure above nought of a measure, of an activity or with none ('') of what is owed by duty. */
export interface BaseRow {
  readonly activityId: string;
  readonly measure: string;
  readonly figure: number;
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

  /** In the latest revision that says something of it and that the reader may see. */
  async achievements(tx: Tx, id: PlanReportId): Promise<string | null> {
    const [row] = await tx.em.query<{ text: string | null }[]>(
      'select a.text from plan_report_achievements a where a.report_id = $1 order by a.revision desc limit 1',
      [id],
    );
    return row?.text ?? null;
  }

  /** @param version the one that the saving of the same transaction led to */
  tellAchievements(tx: Tx, id: PlanReportId, version: number, text: string | null): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.tell_achievements($1, $2, $3)', [id, version, text]);
  }

  /** Null to everybody but the focal point of the committee's secretariat. @param month its first day */
  async committeeMonth(tx: Tx, month: string, members: readonly AgencyId[]): Promise<CommitteeMonth | null> {
    const [row] = await tx.em.query<CommitteeMonth[]>(
      'select held, seats, attended, owed, on_time as "onTime" from guard.committee_month($1, $2)',
      [month, members],
    );
    return row ?? null;
  }

  /** Measures whose figures the own report owes by duty: once it was accepted, what it owed then. */
  async owed(tx: Tx, id: PlanReportId): Promise<string[]> {
    const rows = await tx.em.query<{ measure: string }[]>('select m as measure from guard.plan_report_owes($1) m', [id]);
    return rows.map(({ measure }) => measure);
  }

  /** What one report says of them, in the latest revision that the reader may see. */
  duties(tx: Tx, id: PlanReportId): Promise<DutyRow[]> {
    return tx.em.query(
      `select d.measure, d.figure::float8 as figure from plan_report_duty d
        where d.report_id = $1 and d.revision = (select max(x.revision) from plan_report_duty x where x.report_id = $1) order by d.measure`,
      [id],
    );
  }

  /** The same of another month of the same member. */
  dutiesOf(tx: Tx, agencyId: AgencyId, month: string): Promise<DutyRow[]> {
    return tx.em.query(
      `select d.measure, d.figure::float8 as figure from plan_report r join plan_report_duty d on d.report_id = r.id
        where r.agency_id = $1 and r.month = $2 and d.revision = (select max(x.revision) from plan_report_duty x where x.report_id = r.id)`,
      [agencyId, month],
    );
  }

  /** What the figures of the latest revision are made of; nothing to whoever looks on. */
  parts(tx: Tx, id: PlanReportId): Promise<PartRow[]> {
    return tx.em.query(
      `select p.activity_id as "activityId", p.measure, p.dimension, p.category, p.figure::float8 as figure
         from plan_report_part p join plan_report r on r.id = p.report_id and r.revision = p.revision
        where p.report_id = $1 order by p.activity_id, p.measure, p.dimension, p.category`,
      [id],
    );
  }

  /** The last figures above nought before a month, in each report's latest revision that the reader may see. @param since how far back */
  bases(tx: Tx, agencyId: AgencyId, month: string, since: string): Promise<BaseRow[]> {
    return tx.em.query(
      `with said as (
         select r.month, e.activity_id, f.measure, f.figure from plan_report r join plan_report_entry e on e.report_id = r.id
           cross join lateral unnest(e.measures, e.figures) f (measure, figure)
          where r.agency_id = $1 and r.month < $2 and r.month >= $3
            and e.revision = (select max(x.revision) from plan_report_entry x where x.report_id = r.id)
         union all
         select r.month, '', d.measure, d.figure from plan_report r join plan_report_duty d on d.report_id = r.id
          where r.agency_id = $1 and r.month < $2 and r.month >= $3
            and d.revision = (select max(x.revision) from plan_report_duty x where x.report_id = r.id))
       select distinct on (s.activity_id, s.measure) s.activity_id as "activityId", s.measure, s.figure::float8 as figure from said s
        where s.figure > 0 order by s.activity_id, s.measure, s.month desc`,
      [agencyId, month, since],
    );
  }

  open(tx: Tx, id: PlanReportId, month: string): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.open_plan_report($1, $2)', [id, month]);
  }

  save(tx: Tx, id: PlanReportId, version: number, { entries, duties = [] }: SavePlanReportBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.save_plan_month($1, $2, $3, $4)', [id, version, JSON.stringify(entries), JSON.stringify(duties)]);
  }

  submit(tx: Tx, id: PlanReportId, version: number): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.submit_plan_report($1, $2)', [id, version]);
  }

  review(tx: Tx, id: PlanReportId, version: number, { review, reason }: ReviewPlanReportBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.review_plan_report($1, $2, $3, $4)', [id, version, review, reason]);
  }
}
