const item = `r.id, r.version, r.kind, r.period, r.edition, r.status, r.changed_at as "changedAt", r.changed_at::text as "changedKey"`;

/** $1 kind, $2 and $3 the last row's key, $4 one more than a page. */
export const committeeReportsStatement = `
  select ${item} from committee_report r
   where r.kind = $1 and ($2::timestamptz is null or (r.changed_at, r.id) < ($2, $3::uuid))
   order by r.changed_at desc, r.id desc limit $4`;

export const committeeReportStatement = `
  select ${item}, r.reason, r.corrects, r.texts, r.letter_number as "letterNumber", r.letter_date::text as "letterDate", r.releases, r.round,
         r.written_by as "writtenBy", r.proposed_by as "proposedBy", guard.committee_report_stale(r.id) as stale
    from committee_report r where r.id = $1`;

export const linesStatement = 'select l.content from committee_report_line l where l.report_id = $1 and l.round = $2 order by l.position';

/** The approved reports of months. $1 periods */
export const monthsStatement = `
  select r.period, (select coalesce(jsonb_agg(l.content order by l.position), '[]') from committee_report_line l where l.report_id = r.id and l.round = r.round) as lines
    from committee_report r where r.kind = 'monthly' and r.status = 'approved' and r.period = any ($1) order by r.period`;

/** The lists, for the test that reads their plans. @param id stands for a report's */
export function committeeReportStatements(id: string, later: readonly string[]): { name: string; sql: string; values: unknown[] }[] {
  return [
    { name: 'committee reports', sql: committeeReportsStatement, values: ['monthly', null, null, 21] },
    { name: 'committee reports, next page', sql: committeeReportsStatement, values: ['monthly', ...later, 21] },
    { name: 'lines of a committee report', sql: linesStatement, values: [id, 1] },
  ];
}
