import type { PlacementStatus, UnitId } from '@himaya/domain';

/** The place with its house's sealed name, by the place that the placement has. */
const place = `left join lateral (
    select s.number, s.shelter_id, h.name_ct, k.wrapped, k.key_id from shelter_place s join shelter h on h.id = s.shelter_id
      left join subject_key k on k.kind = 'shelter' and k.subject_id = h.id where s.id = p.place_id offset 0) h on true`;
const ownKey = `left join subject_key k on k.kind = 'placement' and k.subject_id = p.id`;

const columns = `p.id, p.version, p.case_id as "caseId", p.referral_id as "referralId", p.called_ct as "calledCt", p.person_category as "personCategory",
  p.needs_adapted as "needsAdapted", p.urgency, p.status, p.status_since as "statusSince", p.waiting_since as "waitingSince", p.until,
  p.sharing_ended_at as "sharingEndedAt", p.will, p.place_id as "placeId", k.wrapped as "keyWrapped", k.key_id as "keyId",
  h.number as "placeNumber", h.shelter_id as "shelterId", h.name_ct as "houseNameCt", h.wrapped as "houseWrapped", h.key_id as "houseKeyId"`;

export interface PlacementListFilter {
  readonly status: PlacementStatus;
  /** The sort key of the last row seen: priority, instant and id; for those who left, instant and id. */
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/**
 * Placements of the own unit in one status, one more than `limit`: in the order of the waiting list, and those who left by when they did, the
 * latest first. Position: how many of the same kind wait before.
 */
export function placementListStatement(unitId: UnitId, { status, after, limit }: PlacementListFilter): { sql: string; values: unknown[] } {
  const left = status === 'ended';
  const values: unknown[] = [unitId, status, limit + 1, ...(after ?? [])];
  const beyond = left
    ? '(p.ended_at, p.id) < ($4::timestamptz, $5::uuid)'
    : '(p.priority, p.waiting_since, p.id) > ($4::int, $5::timestamptz, $6::uuid)';
  const sql = `
    select ${columns}, p.priority, p.waiting_since::text as "waitingKey", p.ended_at::text as "endedKey",
           case when p.status = 'waiting' then (
             select 1 + count(*)::int from placement q where q.unit_id = $1 and q.status = 'waiting' and q.person_category = p.person_category
                and (q.priority, q.waiting_since, q.id) < (p.priority, p.waiting_since, p.id)) end as position
      from (select * from placement p where p.unit_id = $1 and p.status = $2 ${left ? `and p.status = 'ended'` : ''} ${after ? `and ${beyond}` : ''}
             order by ${left ? 'p.ended_at desc, p.id desc' : 'p.priority, p.waiting_since, p.id'} limit $3) p
      ${ownKey} ${place}
     order by ${left ? 'p.ended_at desc, p.id desc' : 'p.priority, p.waiting_since, p.id'}`;
  return { sql, values };
}

/** One placement of the own unit, with what is needed of the case where the reader still may read it. */
export const onePlacementStatement = `
  select ${columns}, p.admitted_at as "admittedAt", p.leave_reason as "leaveReason", p.ended_at as "endedAt", p.destination, p.safety,
         c.age_band as "ageBand", c.sex, guard.child_safeguards(p.case_id) as safeguards
    from placement p ${ownKey} ${place}
    left join lateral (select c.age_band, c.sex from case_record c where c.id = p.case_id offset 0) c on true
   where p.id = $1`;

/** What is kept for the person, with who took it. */
export const belongingsStatement = `
  select b.id, b.version, b.kind, b.count, b.description_ct as "descriptionCt", b.taken_at as "takenAt", n.display_name as "takenBy",
         b.returned_at as "returnedAt", b.receiver
    from belonging b left join lateral guard.colleagues(array[b.taken_by]) n on true
   where b.placement_id = $1 order by b.taken_at, b.kind, b.id limit 200`;

export const incidentsStatement = `
  select i.id, i.kind, i.severity, i.occurred_at as "occurredAt", i.told, i.narrative_ct as "narrativeCt", i.recorded_at as "recordedAt",
         n.display_name as "recordedBy"
    from shelter_incident i left join lateral guard.colleagues(array[i.recorded_by]) n on true
   where i.placement_id = $1 order by i.occurred_at desc, i.id desc limit 200`;

export const eventsStatement = `
  select e.id, e.kind, e.at, n.display_name as by, s.number as place, e.reason, e.answers
    from placement_event e left join lateral guard.colleagues(array[e.by_user]) n on true left join shelter_place s on s.id = e.place_id
   where e.placement_id = $1 order by e.at desc, e.id desc limit 200`;

/** The houses of the own unit. */
export const housesStatement = `
  select s.id, s.version, s.name_ct as "nameCt", s.address_ct as "addressCt", s.services, k.wrapped as "keyWrapped", k.key_id as "keyId"
    from shelter s left join subject_key k on k.kind = 'shelter' and k.subject_id = s.id
   where s.unit_id = $1 and ($2::uuid is null or s.id = $2) order by s.opened_at, s.id limit 500`;
