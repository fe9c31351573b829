import type { UnitId, UserId } from '@himaya/domain';

/** Every column of an override under its property's name; words and the case's key where the reader may have them. */
const columns = `o.id, o.case_id as "caseId", o.requested_by as "requestedBy", o.unit_id as "unitId", o.recipient_unit_id as "recipientUnitId",
  r.agency_id as "recipientAgencyId", r.kind = 'placement-desk' as "placing", o.coordination_unit_id as "coordinationUnitId", o.ground, o.purpose,
  o.category_mask as "categoryMask", o.child, o.court_ordered_on::text as "courtOrderedOn", o.status, o.requested_at as "requestedAt",
  o.answer_due_at as "answerDueAt", o.unit_approved_by as "unitApprovedBy", o.unit_approved_at as "unitApprovedAt",
  o.coordination_approved_by as "coordinationApprovedBy", o.coordination_approved_at as "coordinationApprovedAt",
  o.valid_until::text as "validUntil", o.refusal, o.ending, o.closed_at as "closedAt", o.version,
  w.reason_ct as "reasonCt", w.court_reference_ct as "courtReferenceCt", b.override_id is not null as "hasBestInterests",
  b.exploitation_ct is not null as "exploitationWeighed", b.determined_on::text as "determinedOn", b.determined_by_ct as "determinedByCt",
  b.considerations_ct as "considerationsCt", b.conclusion_ct as "conclusionCt", b.exploitation_ct as "exploitationCt",
  k.wrapped as "keyWrapped", k.key_id as "keyId"`;
const beside = `join unit r on r.id = o.recipient_unit_id left join consent_override_words w on w.override_id = o.id
  left join best_interests b on b.override_id = o.id left join case_key k on k.case_id = o.case_id`;

export const oneOverrideStatement = `select ${columns} from consent_override o ${beside} where o.id = $1`;

/** A case's, newest first. */
export const overridesOfCaseStatement = `select ${columns} from consent_override o ${beside}
  where o.case_id = $1 order by o.requested_at desc, o.id desc limit 100`;

/** What waits for an approval of this unit, as the requester's own or as the coordination desk, the oldest first; a person's own are a colleague's. */
export function overridesToApproveStatement(unitId: UnitId, userId: UserId): { sql: string; values: unknown[] } {
  const waits = `status = 'requested' and requested_by <> $2 and requested_at > now() - interval '7 days'`;
  const branch = (part: string): string => `(select * from consent_override where ${part} and ${waits} order by requested_at, id limit 50)`;
  return {
    sql: `select ${columns} from (
            ${branch('unit_id = $1 and unit_approved_by is null')}
            union all ${branch('coordination_unit_id = $1 and coordination_approved_by is null and (unit_id <> $1 or unit_approved_by is not null)')}
          ) o ${beside} order by o.requested_at, o.id limit 50`,
    values: [unitId, userId],
  };
}
