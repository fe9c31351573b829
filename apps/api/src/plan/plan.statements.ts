import type { PlanReportStatus } from '@himaya/domain';

export interface Statement {
  readonly sql: string;
  readonly values: unknown[];
}

export const activityColumns = `a.id, a.version, a.axis, a.number, a.derived_from as "derivedFrom", a.title_ar as "titleAr", a.title_en as "titleEn",
  a.starts_on::text as "startsOn", a.ends_on::text as "endsOn", a.implementers, a.indicator_ar as "indicatorAr", a.indicator_en as "indicatorEn", a.indicator,
  a.feed, a.measures, a.reported, a.target::float8 as target, a.retired, a.title_ckb as "titleCkb", a.indicator_ckb as "indicatorCkb"`;

/** A plan's activities as they stand, axis by axis; a plan has at most some hundred. */
export function planActivitiesStatement(
  planId: string,
  filter: { readonly axis: number | null; readonly agency: string | null; readonly activity: string | null },
): Statement {
  const sql = `select ${activityColumns}, w.id is not null as awaiting from plan_activity a left join plan_activity w on w.id = a.id and w.awaiting
    where a.plan_id = $1 and a.standing and ($2::int is null or a.axis = $2) and ($3::text is null or $3 = any (a.implementers))
      and ($4::text is null or a.id = $4) order by a.axis, a.number limit 500`;
  return { sql, values: [planId, filter.axis, filter.agency, filter.activity] };
}

/** Accepted months of an activity, the latest first: one's own, or every member's to those who look on. */
export function activityMonthsStatement(activityId: string): Statement {
  const sql = `select e.month::text as month, e.agency_id as "agencyId", e.progress, e.measures, e.figures::float8[] as figures
    from plan_report_entry e where e.activity_id = $1 and e.accepted order by e.month desc, e.agency_id limit 200`;
  return { sql, values: [activityId] };
}

export const reportColumns = `r.id, r.version, r.agency_id as "agencyId", r.month::text as month, r.status, r.revision, r.first_submitted_at as "firstSubmittedAt",
  r.submitted_at as "submittedAt", r.submitted_revision as "submittedRevision", r.return_reason as "returnReason",
  r.agency_id = (select guard.agency()) and coalesce('agency-focal-point' = any ((select guard.roles())::text[]), false) as own`;

/** Reports the reader may see, the latest month first; one more than `limit`. @param after month and id of the last row seen */
export function planReportListStatement(filter: {
  readonly status: PlanReportStatus | null;
  readonly after: readonly string[] | null;
  readonly limit: number;
}): Statement {
  const beyond = filter.after ? 'and (r.month, r.id) < ($3::date, $4::uuid)' : '';
  const sql = `select ${reportColumns} from plan_report r where ($1::text is null or r.status = $1) ${beyond}
    order by r.month desc, r.id desc limit $2`;
  return { sql, values: [filter.status, filter.limit + 1, ...(filter.after ?? [])] };
}
