import { Injectable } from '@nestjs/common';
import { localDay, type AgencyId, type MemberMonth } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';

interface MonthRow {
  readonly agencyId: AgencyId;
  readonly month: string;
  readonly firstSubmittedAt: Date | null;
  readonly returned: boolean;
  readonly returns: number;
}

/** What members reported when, and what they declared done; row security shows what was submitted. */
@Injectable()
export class ScorecardStore {
  /** @param from first day of the first month @param to any day of the last */
  async months(tx: Tx, from: string, to: string): Promise<MemberMonth[]> {
    const rows: MonthRow[] = await tx.em.query(
      `select r.agency_id as "agencyId", r.month::text as month, r.first_submitted_at as "firstSubmittedAt", r.return_reason is not null as returned, r.returns
         from plan_report r where r.month between $1 and $2`,
      [from, to],
    );
    return rows.map(({ agencyId, month, firstSubmittedAt, returned, returns }) => ({
      agencyId,
      month,
      submittedOn: firstSubmittedAt === null ? null : localDay(firstSubmittedAt),
      returned,
      returns,
    }));
  }

  /** Bodies that have activities of these months and an office, with the months. @param months first days */
  async asked(tx: Tx, months: readonly string[]): Promise<Map<AgencyId, string[]>> {
    const rows: { agencyId: AgencyId; months: string[] }[] = await tx.em.query(
      `select agency_id as "agencyId", array_agg(month::text order by month) as months from guard.plan_bodies_asked($1) group by agency_id order by agency_id`,
      [months],
    );
    return new Map(rows.map((row) => [row.agencyId, row.months]));
  }

  /** Activities that the last accepted report of a member on them declares done, by member. @param until first day of the last month that counts */
  async declared(tx: Tx, activities: readonly string[], until: string): Promise<Map<AgencyId, string[]>> {
    const rows: { agencyId: AgencyId; activities: string[] }[] = await tx.em.query(
      `select l.agency_id as "agencyId", array_agg(l.activity_id) as activities
         from (select distinct on (e.activity_id, e.agency_id) e.activity_id, e.agency_id, e.progress from plan_report_entry e
                where e.accepted and e.activity_id = any ($1) and e.month <= $2 order by e.activity_id, e.agency_id, e.month desc) l
        where l.progress = 'completed' group by l.agency_id`,
      [activities, until],
    );
    return new Map(rows.map((row) => [row.agencyId, row.activities]));
  }
}
