const account = `a.id, a.version, a.half, a.agency_id as "agencyId", g.name_ar as "nameAr", g.name_ckb as "nameCkb", g.name_en as "nameEn", a.state, a.figures, a.questions,
  a.asked_at as "askedAt", a.reply, a.replied_at as "repliedAt", a.finding, a.found_text as "foundText", a.found_at as "foundAt"`;

/** $1 half-year and $2 body, each null for all; the latest half-year first. */
export const memberAccountsStatement = `
  select ${account} from member_account a join agency g on g.id = a.agency_id
   where ($1::text is null or a.half = $1) and ($2::text is null or a.agency_id = $2) order by a.half desc, a.agency_id limit 200`;

export const memberAccountStatement = `select ${account} from member_account a join agency g on g.id = a.agency_id where a.id = $1`;

/** $1 half-year and $2 body, each null for all; of each half-year and body the last revision first. */
export const memberEvaluationsStatement = `
  select e.half, e.agency_id as "agencyId", g.name_ar as "nameAr", g.name_ckb as "nameCkb", g.name_en as "nameEn", e.revision, e.result, e.text,
         e.recorded_at as "recordedAt"
    from member_evaluation e join agency g on g.id = e.agency_id
   where ($1::text is null or e.half = $1) and ($2::text is null or e.agency_id = $2) order by e.half desc, e.agency_id desc, e.revision desc limit 500`;

/** The lists, for the test that reads their plans. */
export const accountabilityStatements: readonly { readonly name: string; readonly sql: string; readonly values: unknown[] }[] = [
  { name: 'accounts of members', sql: memberAccountsStatement, values: [null, null] },
  { name: 'evaluations of members', sql: memberEvaluationsStatement, values: [null, null] },
];
