import type { UnitId, UserId } from '@himaya/domain';

/** Every column of an emergency access under its property's name. */
const columns = `b.id, b.case_id as "caseId", b.user_id as "userId", b.unit_id as "unitId", b.ground, b.status, b.read_mask as "readMask",
  b.reason_ct as "reasonCt", b.requested_at as "requestedAt", b.requested_at::text as "requestedKey", b.decided_at as "decidedAt",
  b.opened_at as "openedAt", b.ends_at as "endsAt", b.review_due_at as "reviewDueAt", b.review_due_at::text as "reviewDueKey",
  b.reviewed_at as "reviewedAt", b.reviewed_at::text as "reviewedKey", b.outcome, b.review_note_ct as "reviewNoteCt", b.version,
  k.wrapped as "keyWrapped", k.key_id as "keyId"`;
const from = 'break_glass b left join break_glass_key k on k.break_glass_id = b.id';

interface Statement {
  readonly sql: string;
  readonly values: unknown[];
}

export interface PageFilter {
  /** The sort key of the last row seen: instant and id. */
  readonly after: readonly string[] | null;
  readonly limit: number;
}

export function ownStatement(userId: UserId, { after, limit }: PageFilter): Statement {
  return {
    sql: `select ${columns} from ${from} where b.user_id = $1 ${after ? 'and (b.requested_at, b.id) < ($3::timestamptz, $4::uuid)' : ''}
           order by b.requested_at desc, b.id desc limit $2`,
    values: [userId, limit + 1, ...(after ?? [])],
  };
}

/** Requests of the unit's people that wait and have not lapsed; a person's own are a colleague's to answer. */
export function requestsStatement(unitId: UnitId, userId: UserId): Statement {
  return {
    sql: `select ${columns} from ${from} where b.unit_id = $1 and b.status = 'requested' and b.user_id <> $2
             and b.requested_at > now() - interval '24 hours' order by b.requested_at limit 50`,
    values: [unitId, userId],
  };
}

/** What waits for a review, the first due first. */
export function waitingStatement({ after, limit }: PageFilter): Statement {
  return {
    sql: `select ${columns} from ${from} where b.status in ('open', 'ended', 'in-inquiry')
             ${after ? 'and (b.review_due_at, b.id) > ($2::timestamptz, $3::uuid)' : ''} order by b.review_due_at, b.id limit $1`,
    values: [limit + 1, ...(after ?? [])],
  };
}

/** What was reviewed, the latest first. */
export function reviewedStatement({ after, limit }: PageFilter): Statement {
  return {
    sql: `select ${columns} from ${from} where b.status = 'reviewed'
             ${after ? 'and (b.reviewed_at, b.id) < ($2::timestamptz, $3::uuid)' : ''} order by b.reviewed_at desc, b.id desc limit $1`,
    values: [limit + 1, ...(after ?? [])],
  };
}

export const oneStatement = `select ${columns} from ${from} where b.id = $1`;
