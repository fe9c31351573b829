import { Injectable } from '@nestjs/common';
import { localDay, type AgencyId, type MemberMonth, type PlanReportStatus } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';

interface MonthRow {
  readonly agencyId: AgencyId;
  readonly month: string;
  readonly firstSubmittedAt: Date | null;
  readonly status: PlanReportStatus;
  readonly returns: number;
}

/** What members reported when, and what they declared done; row security shows what was submitted. */
@Injectable()
export class ScorecardStore {
  /** @param from first day of the first month @param to any day of the last */
  async months(tx: Tx, from: string, to: string): Promise<MemberMonth[]> {
    const rows: MonthRow[] = await tx.em.query(
      `select r.agency_id as "agencyId", r.month::text as month, r.first_submitted_at as "firstSubmittedAt", r.status, r.returns
         from plan_report r where r.month between $1 and $2`,
      [from, to],
    );
    return rows.map(({ agencyId, month, firstSubmittedAt, status, returns }) => ({
      agencyId,
      month,
      submittedOn: firstSubmittedAt === null ? null : localDay(firstSubmittedAt),
      returned: status === 'returned',
      returns,
    }));
  }

  /** Activities that the last accepted report of a member on them declares done, by member. */
  async declared(tx: Tx, activities: readonly string[]): Promise<Map<AgencyId, string[]>> {
    const rows: { agencyId: AgencyId; activities: string[] }[] = await tx.em.query(
      `select l.agency_id as "agencyId", array_agg(l.activity_id) as activities
         from (select distinct on (e.activity_id, e.agency_id) e.activity_id, e.agency_id, e.progress from plan_report_entry e
                where e.accepted and e.activity_id = any ($1) order by e.activity_id, e.agency_id, e.month desc) l
        where l.progress = 'completed' group by l.agency_id`,
      [activities],
    );
    return new Map(rows.map((row) => [row.agencyId, row.activities]));
  }
}
