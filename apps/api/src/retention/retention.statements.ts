import type { IsoDate } from '@himaya/domain';

interface Paged {
  readonly after: readonly string[] | null;
  readonly limit: number;
}

export interface Statement {
  readonly sql: string;
  readonly values: unknown[];
}

/** Cases whose time has run out by a day and that nobody holds, the longest overdue first; one more than `limit`. */
export function dueCasesStatement(today: IsoDate, { after, limit }: Paged): Statement {
  const sql = `
    select t.case_id as "caseId", t.number, t.outcome, t.rule, t.due_on::text as "dueOn",
           coalesce((select true from erasure_order o where o.case_id = t.case_id and o.state in ('proposed', 'confirmed') limit 1), false) as "underWay"
      from retention_term t
     where t.due_on <= $1::date ${after ? 'and (t.due_on, t.case_id) > ($3::date, $4::uuid)' : ''}
       and not guard.held(t.case_id)
     order by t.due_on, t.case_id limit $2`;
  return { sql, values: [today, limit + 1, ...(after ?? [])] };
}

const erasureColumns = `o.id, o.version, o.case_id as "caseId", o.number, o.reason, o.rule, o.due_on::text as "dueOn", o.state, o.proposed_by as "proposedBy",
  o.proposed_at as "proposedAt", o.proposed_at::text as "proposedKey", case when o.state in ('confirmed', 'erased') then o.decided_at end as "confirmedAt",
  o.erased_at as "erasedAt", o.keys, o.documents, o.tokens, p.kept_until::text as "proofsUntil", p.gone_at as "proofsGoneAt",
  p.lines as "proofLines", p.consents as "proofConsents",
  guard.held(o.case_id) as held`;

const erasures = `erasure_order o
  left join lateral (select * from kept_proof k where k.case_id = o.case_id and o.state = 'erased' limit 1) p on true`;

/** The register, the latest proposal first; one more than `limit`. */
export function erasuresStatement({ after, limit }: Paged): Statement {
  const sql = `select ${erasureColumns} from ${erasures}
     ${after ? 'where (o.proposed_at, o.id) < ($2::timestamptz, $3::uuid)' : ''} order by o.proposed_at desc, o.id desc limit $1`;
  return { sql, values: [limit + 1, ...(after ?? [])] };
}

export const erasureStatement = `select ${erasureColumns} from ${erasures} where o.id = $1`;

const holdColumns = `h.id, h.version, h.case_id as "caseId", h.number, h.ground, h.state, h.by_court as "byCourt", h.set_at as "setAt", h.set_at::text as "setKey",
  h.review_on::text as "reviewOn", case when h.ending is not null then h.decided_at end as "endedAt", h.ending`;

/** Every hold that the reader may know of, the latest first; one more than `limit`. */
export function holdsStatement({ after, limit }: Paged): Statement {
  const sql = `select ${holdColumns} from legal_hold h
     ${after ? 'where (h.set_at, h.id) < ($2::timestamptz, $3::uuid)' : ''} order by h.set_at desc, h.id desc limit $1`;
  return { sql, values: [limit + 1, ...(after ?? [])] };
}

export const holdStatement = `select ${holdColumns} from legal_hold h where h.id = $1`;

/** Each list of theirs, for the test that reads their plans. */
export const retentionStatements = (): { readonly name: string; readonly sql: string; readonly values: unknown[] }[] => {
  const first = { after: null, limit: 20 };
  const later = { after: ['2026-01-01 00:00:00+00', '00000000-0000-0000-0000-000000000000'], limit: 20 };
  return [
    { name: 'cases due to be erased', ...dueCasesStatement('2030-01-01', first) },
    { name: 'cases due, next page', ...dueCasesStatement('2030-01-01', { ...later, after: ['2025-01-01', later.after[1]!] }) },
    { name: 'register of erasures', ...erasuresStatement(first) },
    { name: 'register of erasures, next page', ...erasuresStatement(later) },
    { name: 'legal holds', ...holdsStatement(first) },
    { name: 'legal holds, next page', ...holdsStatement(later) },
  ];
};
