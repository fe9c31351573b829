import type { CaseId, UserId } from '@himaya/domain';

const facts = `c.id, c.version, c.kind, c.status, c.channel, c.governorate, c.place_kind as "placeKind", c.sent_at as "sentAt", c.sent_at::text as "sentKey",
  c.seen_at as "seenAt", c.due_at as "dueAt", c.danger, c.urgency_rank as "urgencyRank", c.people_count as "peopleCount", c.signs,
  c.signs_absent as "signsAbsent", c.found_signs as "foundSigns", c.safe_contact as "safeContact", c.labour_decision as "labourDecision", c.place_ct as "placeCt",
  c.narrative_ct as "narrativeCt", c.callback_ct as "callbackCt", c.employer_ct as "employerCt", c.reported_unit_id as "reportedUnitId", c.queue,
  c.reported_by is null as "fromPublic", c.joined_to as "joinedTo"`;
const columns = `${facts}, c.case_id as "caseId"`;
const joinedCount = `(select count(*)::int from concern j where j.joined_to = c.id) as "joinedCount"`;
const keyed = `k.wrapped as "keyWrapped", k.key_id as "keyId"`;
const ofKey = `left join subject_key k on k.kind = 'concern' and k.subject_id = c.id`;

/** Own reports, newest first; parameters: user, most, and the last key where there is one. */
export const receiptListStatement = (paged: boolean): string => `
  select r.concern_id as id, r.kind, r.sent_at as "sentAt", r.sent_at::text as "sentKey", r.state, r.answer from concern_receipt r
   where r.user_id = $1 ${paged ? 'and (r.sent_at, r.concern_id) < ($3::timestamptz, $4::uuid)' : ''}
   order by r.sent_at desc, r.concern_id desc limit $2`;

/**
 * What waits in the triager's queues, danger first and then the oldest. A branch for each queue, so that each is read by the index and no
 * further than the page goes.
 * @param queues the unit's own, and its governorate's
 */
export function triageQueueStatement(queues: readonly string[], { after, limit }: ListPart): { sql: string; values: unknown[] } {
  const later = after === null ? '' : `and (c.urgency_rank, c.sent_at, c.id) > ($4::int, $5::timestamptz, $6::uuid)`;
  const branch = (queue: string): string => `(select c.* from concern c where c.queue = ${queue} and c.status = 'received' ${later}
    order by c.urgency_rank, c.sent_at, c.id limit $3)`;
  return {
    sql: `select ${columns}, ${joinedCount} from (${branch('$1')} union all ${branch('$2')}) c order by c.urgency_rank, c.sent_at, c.id limit $3`,
    values: [...twoOf(queues), limit, ...(after ?? [])],
  };
}

/** What the triager's queues decided, the newest report first, of what is in no case; that is found with its case. */
export function decidedConcernsStatement(queues: readonly string[], { after, limit }: ListPart): { sql: string; values: unknown[] } {
  const later = after === null ? '' : 'and (c.sent_at, c.id) < ($4::timestamptz, $5::uuid)';
  const branch = (
    queue: string,
  ): string => `(select c.* from concern c where c.queue = ${queue} and c.status <> 'received' and c.case_id is null ${later}
    order by c.sent_at desc, c.id desc limit $3)`;
  return {
    sql: `select ${columns}, ${joinedCount} from (${branch('$1')} union all ${branch('$2')}) c order by c.sent_at desc, c.id desc limit $3`,
    values: [...twoOf(queues), limit, ...(after ?? [])],
  };
}

export interface ListPart {
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** A unit triages in one queue or in two. */
const twoOf = (queues: readonly string[]): [string, string] => [queues[0] ?? '', queues[1] ?? ''];

/** The case through which the reader reads it, which may be another person's than the first's. */
const readThrough = `guard.case_of_concern(c.id) as "caseId", c.case_id is not null as "inCase"`;

/** One concern with its key; parameter: its id. */
export const oneConcernStatement = `select ${facts}, ${readThrough}, ${joinedCount}, ${keyed} from concern c ${ofKey} where c.id = $1`;

/** Those of a case, the first reported first; parameter: the case. */
export const concernsOfCaseStatement = `select ${facts}, ${readThrough}, ${joinedCount}, ${keyed}
  from (select f.id from concern f where f.case_id = $1 union select k.concern_id from concern_case k where k.case_id = $1) x
  join lateral (select * from concern f where f.id = x.id offset 0) c on true ${ofKey} order by c.sent_at, c.id limit 50`;

/** Those that follow one; parameter: its id. */
export const joinedConcernsStatement = `select ${columns}, 0 as "joinedCount" from concern c where c.joined_to = $1 order by c.sent_at, c.id limit 50`;

/** Sightings in one queue and governorate around a moment, and those with the ids; parameters: queue, governorate, from, to, ids, but not this. */
export const nearConcernsStatement = `
  select ${columns}, 0 as "joinedCount", ${keyed} from (
    (select c.* from concern c where c.queue = $1 and c.governorate = $2 and c.seen_at between $3 and $4 and c.status <> 'joined' and c.case_id is null
       and c.id <> $6 order by c.seen_at desc limit 50)
    union select c.* from concern c where c.id = any ($5::uuid[]) and c.status <> 'joined') c ${ofKey}`;

/** People seen, with what is known of who they are where the reader holds it; parameter: concerns. */
export const personsStatement = `
  select p.concern_id as "concernId", p.place, p.sex, p.age_band as "ageBand", p.language, i.name_ct as "nameCt", i.phone_ct as "phoneCt"
    from concern_person p left join concern_identity i on i.concern_id = p.concern_id and i.place = p.place
   where p.concern_id = any ($1::uuid[]) order by p.concern_id, p.place`;

/** What was settled of the persons of concerns; parameter: concerns. */
export const settledPersonsStatement = `
  select k.concern_id as "concernId", k.place, k.reason, k.case_id is not null as "hasCase",
         case when guard.reads_case(k.case_id, 1) then k.case_id end as "caseId"
    from concern_case k where k.concern_id = any ($1::uuid[]) order by k.concern_id, k.place`;

/**
 * The own labour inspection's matters, the newest report first; a branch for what was passed to it and one for what it kept.
 * Parameters: unit, most, and the last key where there is one.
 */
export function labourMattersStatement(paged: boolean): string {
  const later = paged ? 'and (c.sent_at, c.id) < ($3::timestamptz, $4::uuid)' : '';
  const branch = (whose: string): string =>
    `(select c.* from concern c where ${whose} ${later} order by c.sent_at desc, c.id desc limit $2)`;
  return `select ${facts}, null as "caseId", 0 as "joinedCount" from (
    ${branch(`c.labour_unit_id = $1 and c.labour_unit_id is not null and c.status = 'labour-matter'`)}
    union all ${branch(`c.reported_unit_id = $1 and c.status = 'labour-violation'`)}) c order by c.sent_at desc, c.id desc limit $2`;
}

/** One of them with its key; parameters: its id, unit. */
export const oneLabourMatterStatement = `select ${facts}, null as "caseId", 0 as "joinedCount", ${keyed} from concern c ${ofKey}
  where c.id = $1 and (c.status = 'labour-matter' and c.labour_unit_id = $2 or c.status = 'labour-violation' and c.reported_unit_id = $2)`;

/** Statements that the plans' test reads, with their parameters. */
export const concernStatements = (userId: UserId, queues: readonly string[], caseId: CaseId) => {
  const [unit = ''] = queues;
  const later = ['2026-01-01 00:00:00+00', '00000000-0000-0000-0000-000000000000'];
  return [
    { name: 'own concerns', sql: receiptListStatement(false), values: [userId, 21] },
    { name: 'own concerns, next page', sql: receiptListStatement(true), values: [userId, 21, ...later] },
    { name: 'concerns to triage', ...triageQueueStatement(queues, { after: null, limit: 21 }) },
    { name: 'concerns to triage, next page', ...triageQueueStatement(queues, { after: ['1', ...later], limit: 21 }) },
    { name: 'concerns decided', ...decidedConcernsStatement(queues, { after: null, limit: 21 }) },
    { name: 'concerns decided, next page', ...decidedConcernsStatement(queues, { after: later, limit: 21 }) },
    { name: 'labour matters', sql: labourMattersStatement(false), values: [unit, 21] },
    { name: 'labour matters, next page', sql: labourMattersStatement(true), values: [unit, 21, ...later] },
    { name: 'concerns of a case', sql: concernsOfCaseStatement, values: [caseId] },
    { name: 'persons settled of concerns', sql: settledPersonsStatement, values: [[caseId]] },
  ];
};
