/** What a list of releases shows. */
const item = `r.id, r.status, r.measure, r.measure_version as "measureVersion", r.dimensions as by, r.period, r.first::text, r.last::text, r.revision,
         r.requested_at as "requestedAt", r.requested_at::text as "requestedKey"`;

/** $1 status, $2 and $3 the last row's key, $4 one more than a page. */
export const releasesStatement = `
  select ${item} from statistic_release r
   where r.status = $1 and ($2::timestamptz is null or (r.requested_at, r.id) < ($2, $3::uuid))
   order by r.requested_at desc, r.id desc limit $4`;

/** Releases of one measure that stand or may come to. */
export const releasedPeriodsStatement = `
  select r.id, r.status, r.dimensions as by, r.first::text, r.last::text, r.revision from statistic_release r
   where r.measure = $1 and r.measure_version = $2 and r.status not in ('refused', 'discarded') order by r.requested_at limit 1000`;

/** Up to where every issue of a period counts. $1 measure, $2 version, $3 and $4 the period's first and last month. */
export const releaseLinesStatement = `
  select l.revision, l.facts_until::text as until, l.month::text,
         exists (select from statistic_release r where (r.measure, r.measure_version, r.first, r.last, r.revision) = (l.measure, l.measure_version, l.first, l.last, l.revision)
                  and r.status not in ('refused', 'discarded')) as stands
    from release_line l where (l.measure, l.measure_version, l.first, l.last) = ($1, $2, $3, $4) order by l.revision limit 1000`;

const frozen = `r.corrects, guard.published_correction(r.id) as "supersededBy", r.reason, r.categories, r.cells, r.bodies, r.coverage, r.rounded, r.method, r.threshold, r.base, r.published_at as "publishedAt"`;

export const releaseStatement = `
  select ${item}, ${frozen}, r.version, r.refusal, r.coarser, r.requested_by as "requestedBy", r.proposed_by as "proposedBy"
    from statistic_release r where r.id = $1`;

export const releaseHistoryStatement = `
  select e.step, e.reason, e.at, n.display_name as by from release_event e left join lateral guard.colleagues(array[e.by]) n on true
   where e.release_id = $1 order by e.id limit 200`;

/** Through the one door that is open to anybody. */
export const publishedListStatement = `
  select ${item}, r.published_at as "publishedAt", r.published_at::text as "publishedKey" from guard.published_releases($1, $2, $3) r`;
export const publishedStatement = `
  select ${item}, ${frozen}, encode(p.content_hash, 'hex') as "pageHash", p.signature as "pageSignature", p.paper_key_id as "pageKeyId"
    from guard.published_release($1) r left join lateral guard.published_page(r.id) p on true`;

export const publishedTotalsStatement = `select t.id, t.measure, t.year, t.figure from guard.published_totals($1) t`;

/** The page that went out. */
export const pageStatement = 'select p.content from release_page p where p.release_id = $1';
export const publishedPageStatement = 'select p.content from guard.published_page($1) p';

/** The lists of the committee's people, for the test that reads their plans. @param id stands for a release's */
export function releaseStatements(id: string, later: readonly string[]): { name: string; sql: string; values: unknown[] }[] {
  return [
    { name: 'releases', sql: releasesStatement, values: ['published', null, null, 21] },
    { name: 'releases, next page', sql: releasesStatement, values: ['published', ...later, 21] },
    { name: 'releases of a measure', sql: releasedPeriodsStatement, values: ['victims-identified', 1] },
    { name: 'lines of a period', sql: releaseLinesStatement, values: ['victims-identified', 1, '2024-01-01', '2024-12-01'] },
    { name: 'history of a release', sql: releaseHistoryStatement, values: [id] },
    { name: 'published totals', sql: publishedTotalsStatement, values: [['victims-identified']] },
    { name: 'published releases', sql: publishedListStatement, values: [null, null, 21] },
  ];
}
