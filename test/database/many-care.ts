import type { Client } from 'pg';
import type { User } from '../support/directory-builders';

/** Care out of the temporary table `many`: one in five the owner's unit's, the rest another's; of each an appointment and a visit, one in ten charged. */
export async function manyCare(admin: Client, owner: User): Promise<void> {
  const reportOf = `md5('report' || m.consent::text)::uuid`;
  const unit = `case when n % 5 = 0 then $1::uuid else (select u.id from unit u where u.id <> $1 limit 1) end`;
  await admin.query(
    `insert into care_episode (id, case_id, unit_id, category, service, status, status_since, opened_by, ending)
       select consent, id, ${unit}, 16, 'medical', s.status, at, $2, case s.status when 'finished' then 'completed' end
         from many, lateral (select case n % 14 when 0 then 'planned' when 1 then 'active' else 'finished' end as status) s`,
    [owner.unit.id, owner.id],
  );
  await admin.query(
    `insert into appointment (id, episode_id, case_id, unit_id, category, kind, starts_at, ends_at, clinician_id, status, booked_by, settled_by, settled_at)
       select gen_random_uuid(), consent, id, ${unit}, 16, 'examination', at + n * interval '1 day', at + n * interval '1 day' + interval '30 minutes',
              case when n % 2 = 0 then $2::uuid end, s.status, $2, case s.status when 'attended' then $2::uuid end, case s.status when 'attended' then at end
         from many, lateral (select case n % 14 when 0 then 'planned' else 'attended' end as status) s`,
    [owner.unit.id, owner.id],
  );
  await admin.query(
    `insert into encounter (id, version, episode_id, case_id, unit_id, category, occurred_on, care, free, charge_reason, charge_amount, trained_staff, recorded_by)
       select gen_random_uuid(), 1, consent, id, ${unit}, 16, '2026-01-05'::date + n % 300, '{examination}', n % 10 <> 0,
              case when n % 10 = 0 then 'other' end, case when n % 10 = 0 then 5000 end, false, $2 from many`,
    [owner.unit.id, owner.id],
  );
  await admin.query(
    `insert into trauma_screening (id, episode_id, case_id, unit_id, category, recorded_by, instrument, held_on, trained_staff, answers_ct)
       select gen_random_uuid(), consent, id, ${unit}, 16, $2, 'pc-ptsd-5', '2026-01-05', true, 'x' from many`,
    [owner.unit.id, owner.id],
  );
  await admin.query(
    `insert into medication_line (id, version, episode_id, case_id, unit_id, category, recorded_by, kind, words_ct, from_on)
       select gen_random_uuid(), 1, consent, id, ${unit}, 16, $2, 'medicine', 'x', '2026-01-05' from many`,
    [owner.unit.id, owner.id],
  );
  await admin.query(
    `insert into medical_report (id, episode_id, case_id, unit_id, category, kind, language, examined_on, drafted_by, status, issued_by, issued_at, signed_ct)
       select f.id, m.consent, m.id, ${unit}, 16, 'medical-report', 'ar', '2026-01-05', $2, 'issued', $2, m.at, 'x'
         from many m, lateral (select ${reportOf} as id) f`,
    [owner.unit.id, owner.id],
  );
  await admin.query(
    `insert into medical_report_part (report_id, case_id, unit_id, category, words_ct) select r.id, r.case_id, r.unit_id, 16, 'x' from many m join medical_report r on r.id = ${reportOf}`,
  );
  await admin.query(
    `insert into report_disclosure (id, report_id, case_id, unit_id, category, part_mask, recipient_unit_id, consent_id, disclosed_by, disclosed_at)
       select gen_random_uuid(), ${reportOf}, m.id, $1, 16, 16, ${unit}, m.consent, $2, m.at from many m`,
    [owner.unit.id, owner.id],
  );
  await admin.query(`insert into subject_key (kind, subject_id, wrapped, key_id) select 'care', ${reportOf}, 'x'::bytea, 'k1' from many m`);
  await admin.query(`insert into subject_key (kind, subject_id, wrapped, key_id) select 'care', consent, 'x'::bytea, 'k1' from many`);
}
