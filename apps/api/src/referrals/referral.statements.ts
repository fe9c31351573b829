import { mostNamedRecords, openReferralStatuses, type ReferralBox, type ReferralStatus, type UnitId, type UserId } from '@himaya/domain';

export interface ReferralListFilter {
  readonly box: ReferralBox;
  /** Null: whatever the status. */
  readonly statuses: readonly ReferralStatus[] | null;
  /** Only what this member of the desk has. */
  readonly takenBy?: UserId | null;
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** Every column of a referral under its property's name. */
export const referralColumns = `r.id, r.case_id as "caseId", r.from_unit_id as "fromUnitId", r.to_unit_id as "toUnitId", r.service, r.urgency, r.raised_from as "raisedFrom",
  r.need_code as "needCode", r.need_id as "needId", r.status, r.status_since as "statusSince", r.packet_mask as "packetMask", r.field_mask as "fieldMask", r.consent_id as "consentId",
  r.override_id as "overrideId",
  r.wanted_date::text as "wantedDate", r.safe_contact as "safeContact", r.sex, r.age_band as "ageBand", r.languages,
  r.special_needs as "specialNeeds", r.governorate, r.created_by as "createdBy", r.created_at as "createdAt", r.phoned_at as "phonedAt",
  r.requested_at as "requestedAt", r.received_at as "receivedAt", r.decided_at as "decidedAt", r.started_at as "startedAt",
  r.ended_at as "endedAt", r.receive_due_at as "receiveDueAt", r.decide_due_at as "decideDueAt", r.service_due_at as "serviceDueAt",
  r.due_at as "dueAt", r.rejection_reason as "rejectionReason", r.failure_reason as "failureReason",
  r.cancellation_reason as "cancellationReason", r.outcome, r.next_unit_id as "nextUnitId",
  r.assigned_to as "assignedTo", r.assigned_at as "assignedAt", r.hold_reason as "holdReason", r.hold_until::text as "holdUntil",
  r.previous_id as "previousId", r.group_id as "groupId", r.crosses_line as "crossesLine", r.version`;

/** Those, with who of the reader's own unit has it and whether the other side wrote something unread. */
export const readColumns = `${referralColumns},
  (select a.display_name from user_account a where a.id = r.assigned_to) as "assignedName",
  exists (select 1 from referral_message m where m.referral_id = r.id and m.unit_id <> (select guard.unit())
    and m.at > coalesce((select s.seen_at from referral_reading s where s.referral_id = r.id and s.user_id = (select guard.user_id())), '-infinity')) as unread`;

/** The sealed records that a referral names, each looked up by itself as row security shows it; parameter: the referral. */
export const namedRecordsStatement = `
  select d.id, d.type, d.category from referral_record n
    join lateral (select d.id, d.type, d.category, d.recorded_at from document d
                   where d.id = n.document_id and d.removed_at is null offset 0) d on true
   where n.referral_id = $1 order by d.recorded_at, d.id limit ${mostNamedRecords}`;

const open: readonly string[] = openReferralStatuses;
const ownColumn: Readonly<Record<ReferralBox, string>> = { incoming: 'r.to_unit_id', outgoing: 'r.from_unit_id' };
const due = `coalesce(r.due_at, 'infinity'::timestamptz)`;

/** True where only open statuses are asked for: these come in the order of what is due, the others newest first. */
export function isByDue(statuses: readonly ReferralStatus[] | null): boolean {
  return statuses !== null && statuses.every((status) => open.includes(status));
}

/** A page of a unit's box, read off an index in either order. */
export function referralListStatement(
  unitId: UnitId,
  { box, statuses, takenBy, after, limit }: ReferralListFilter,
): { sql: string; values: unknown[] } {
  const values: unknown[] = [unitId];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const byDue = isByDue(statuses);
  const sortKey = byDue ? due : 'r.created_at';
  const beyond = byDue ? '>' : '<';
  const direction = byDue ? '' : ' desc';
  const sql = `
    select ${readColumns}, ${sortKey}::text as "sortKey"
      from referral r
     where ${ownColumn[box]} = $1
       ${byDue ? `and r.status in (${open.map((status) => `'${status}'`).join(', ')})` : ''}
       ${takenBy ? `and r.assigned_to = ${place(takenBy)}` : ''}
       ${statuses ? `and r.status = any (${place(statuses)})` : ''}
       ${box === 'incoming' ? `and r.status <> 'draft'` : ''}
       ${after ? `and (${sortKey}, r.id) ${beyond} (${place(after[0])}::timestamptz, ${place(after[1])}::uuid)` : ''}
     order by ${sortKey}${direction}, r.id${direction}
     limit ${place(limit + 1)}`;
  return { sql, values };
}
