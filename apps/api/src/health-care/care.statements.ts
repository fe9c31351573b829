import { maskOf, type CareStatus, type UnitId, type UserId } from '@himaya/domain';

const key = `left join subject_key k on k.kind = 'care' and k.subject_id = e.id`;
const columns = `e.id, e.version, e.case_id as "caseId", e.referral_id as "referralId", e.service, e.called_ct as "calledCt", e.status,
  e.status_since as "statusSince", e.sharing_ended_at as "sharingEndedAt", k.wrapped as "keyWrapped", k.key_id as "keyId",
  (select min(a.starts_at) from appointment a where a.episode_id = e.id and a.status = 'planned' and a.starts_at > now()) as "nextAt"`;

export interface CareListFilter {
  readonly status: CareStatus;
  /** The sort key of the last row seen: instant and id. */
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** Care of the own unit in one status, one more than `limit`, the latest to come into it first. */
export function careListStatement(unitId: UnitId, { status, after, limit }: CareListFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = [unitId, status, limit + 1, ...(after ?? [])];
  const sql = `
    select ${columns}, e.status_since::text as "sinceKey"
      from (select * from care_episode e where e.unit_id = $1 and e.status = $2
              ${after ? 'and (e.status_since, e.id) < ($4::timestamptz, $5::uuid)' : ''}
             order by e.status_since desc, e.id desc limit $3) e ${key}
     order by e.status_since desc, e.id desc`;
  return { sql, values };
}

/** One person's care of the own unit, with what is needed of the case where the reader still may read it. */
export const oneCareStatement = `
  select ${columns}, e.unit_id as "unitId", e.opened_at as "openedAt", e.ending, c.age_band as "ageBand", guard.child_safeguards(e.case_id) as safeguards
    from care_episode e ${key}
    left join lateral (select c.age_band from case_record c where c.id = e.case_id offset 0) c on true
   where e.id = $1`;

const appointment = `a.id, a.version, a.kind, a.starts_at as "startsAt", a.ends_at as "endsAt", a.status, a.reason, a.clinician_id as "clinicianId",
  n.display_name as clinician`;
const clinician = 'left join lateral guard.colleagues(array[a.clinician_id]) n on true';

export interface AppointmentListFilter {
  readonly from: Date;
  readonly to: Date;
  /** Only this member's; null for the whole unit's. */
  readonly clinicianId: UserId | null;
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** The own unit's calendar between two instants, one more than `limit`, the earliest first. */
export function appointmentListStatement(unitId: UnitId, filter: AppointmentListFilter): { sql: string; values: unknown[] } {
  const { from, to, clinicianId, after, limit } = filter;
  const values: unknown[] = [unitId, from, to, limit + 1];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const sql = `
    select ${appointment}, a.starts_at::text as "startsKey", a.episode_id as "careId", e.service, e.called_ct as "calledCt", a.case_id as "caseId",
           k.wrapped as "keyWrapped", k.key_id as "keyId"
      from (select * from appointment a where a.unit_id = $1 and a.starts_at >= $2 and a.starts_at < $3
              ${clinicianId === null ? '' : `and a.clinician_id = ${place(clinicianId)}`}
              ${after ? `and (a.starts_at, a.id) > (${place(after[0])}::timestamptz, ${place(after[1])}::uuid)` : ''}
             order by a.starts_at, a.id limit $4) a
      join lateral (select e.id, e.service, e.called_ct from care_episode e where e.id = a.episode_id offset 0) e on true ${key} ${clinician}
     order by a.starts_at, a.id`;
  return { sql, values };
}

/** Appointments of one person's care, the latest first. */
export const appointmentsOfCareStatement = `
  select ${appointment} from appointment a ${clinician} where a.episode_id = $1 order by a.starts_at desc, a.id desc limit 200`;

const encounter = `n.id, n.version, n.occurred_on::text as "occurredOn", n.care, n.free, n.charge_reason as "chargeReason", n.charge_amount as "chargeAmount"`;

/** Every version of every visit of one person's care, the latest visit first, and of each the latest version. */
export const encountersStatement = `
  select ${encounter}, n.words_ct as "wordsCt", n.trained_staff as "trainedStaff", n.correction, n.recorded_at as "recordedAt", w.display_name as "recordedBy"
    from encounter n left join lateral guard.colleagues(array[n.recorded_by]) w on true
   where n.episode_id = $1 order by n.occurred_on desc, n.id desc, n.version desc limit 500`;

/** Visits of the own unit that were not free, as they stand now: none that was taken back, or turned out to be free. */
export function chargedStatement(
  unitId: UnitId,
  filter: { readonly after: readonly string[] | null; readonly limit: number },
): {
  sql: string;
  values: unknown[];
} {
  const { after, limit } = filter;
  const sql = `
    select ${encounter}, n.episode_id as "careId", n.case_id as "caseId", e.service, e.called_ct as "calledCt", k.wrapped as "keyWrapped", k.key_id as "keyId"
      from (select * from encounter n where n.unit_id = $1 and not n.free and n.correction is distinct from 'entered-in-error'
               and not exists (select 1 from encounter l where l.id = n.id and l.version > n.version)
               ${after ? 'and (n.occurred_on, n.id) < ($3::date, $4::uuid)' : ''}
             order by n.occurred_on desc, n.id desc limit $2) n
      join lateral (select e.id, e.service, e.called_ct from care_episode e where e.id = n.episode_id offset 0) e on true ${key}
     order by n.occurred_on desc, n.id desc`;
  return { sql, values: [unitId, limit + 1, ...(after ?? [])] };
}

/** Sheets about trauma of one person's care, the latest first. */
export const traumaStatement = `
  select s.id, s.held_on::text as "heldOn", s.again_on::text as "againOn", s.trained_staff as "trainedStaff", s.answers_ct as "answersCt",
         w.display_name as "recordedBy"
    from trauma_screening s left join lateral guard.colleagues(array[s.recorded_by]) w on true
   where s.episode_id = $1 order by s.held_on desc, s.id desc limit 100`;

/** Every version of every line of one person's plan. */
export const medicationStatement = `
  select m.id, m.version, m.episode_id as "careId", m.kind, m.words_ct as "wordsCt", m.from_on::text as "from", m.until_on::text as "until", m.change,
         m.recorded_at as "recordedAt", w.display_name as "recordedBy"
    from medication_line m left join lateral guard.colleagues(array[m.recorded_by]) w on true
   where m.episode_id = $1 order by m.from_on desc, m.id desc, m.version desc limit 500`;

const report = `r.id, r.version, r.episode_id as "careId", r.kind, r.language, r.examined_on::text as "examinedOn", r.status, r.edition,
  r.replaces_id as "replacesId", exists (select 1 from medical_report n where n.replaces_id = r.id) as replaced, r.drafted_at as "draftedAt",
  r.issued_at as "issuedAt", r.signed_ct as "signedCt", r.withdrawal, k.wrapped as "keyWrapped", k.key_id as "keyId",
  (select p.words_ct from medical_report_part p where p.report_id = r.id and p.category = ${maskOf('health')}) as "physicalCt",
  (select p.words_ct from medical_report_part p where p.report_id = r.id and p.category = ${maskOf('psychosocial')}) as "psychologicalCt"`;
const keyOfReport = `left join subject_key k on k.kind = 'care' and k.subject_id = r.id`;

/** Medical reports of one person's care with the parts that the reader may read, the latest first. */
export const reportsStatement = `
  select ${report} from medical_report r ${keyOfReport} where r.episode_id = $1 order by r.drafted_at desc, r.id desc limit 100`;

/** One report of the own unit's. */
export const oneReportStatement = `select ${report} from medical_report r ${keyOfReport} where r.id = $1`;
