import type { UnitId } from '@himaya/domain';

/** To which offices a report was given, and whether each can open it today, the latest first. */
export const disclosuresStatement = `
  select d.id, d.recipient_unit_id as "courtId", d.consent_id as "consentId", d.part_mask as "partMask", d.disclosed_at as "disclosedAt",
         guard.disclosure_open(d.id) as open
    from report_disclosure d where d.report_id = $1 order by d.disclosed_at desc, d.id desc limit 100`;

const given = `d.id, d.case_id as "caseId", d.consent_id as "consentId", d.part_mask as "partMask", d.disclosed_at as "disclosedAt", d.disclosed_at::text as "disclosedKey",
  d.first_seen_at as "firstSeenAt",
  r.id as "reportId", r.status, r.edition, r.issued_at as "issuedAt"`;
const reportOf = `join lateral (select r.id, r.status, r.edition, r.issued_at from medical_report r where r.id = d.report_id offset 0) r on true`;

export interface CourtReportFilter {
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** Reports that lie open before the own office, one more than `limit`, the latest first. */
export function courtReportsStatement(unitId: UnitId, { after, limit }: CourtReportFilter): { sql: string; values: unknown[] } {
  const sql = `
    select ${given}
      from (select * from report_disclosure d where d.recipient_unit_id = $1
              ${after ? 'and (d.disclosed_at, d.id) < ($3::timestamptz, $4::uuid)' : ''}
             order by d.disclosed_at desc, d.id desc limit $2) d ${reportOf}
     order by d.disclosed_at desc, d.id desc`;
  return { sql, values: [unitId, limit + 1, ...(after ?? [])] };
}

/** One of them. Parameters: the own office, the disclosure. */
export const oneCourtReportStatement = `
  select ${given} from (select * from report_disclosure d where d.recipient_unit_id = $1 and d.id = $2) d ${reportOf}`;
