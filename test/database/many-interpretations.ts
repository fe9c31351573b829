import type { Client } from 'pg';
import type { User } from '../support/directory-builders';
import { manyPlacements } from './many-placements';

/** What shelters and interpreters' offices write down themselves, by the thousand, out of the temporary table `many`. */
export async function manyBooks(admin: Client, owner: User): Promise<void> {
  await manyPlacements(admin, owner);
  await manyInterpretations(admin, owner);
}

/** A roster, sessions, marks and histories: one in five the owner's unit's, the rest another's; most sessions are over. */
async function manyInterpretations(admin: Client, owner: User): Promise<void> {
  const unit = 'case when n % 5 = 0 then $1::uuid else (select u.id from unit u where u.id <> $1 limit 1) end';
  await admin.query(
    `insert into interpreter (id, unit_id, number, name_ct, sex, languages, governorates, remote, child_trained, status, undertaking_ends_at, enrolled_by)
       select consent, ${unit}, (select coalesce(max(i.number), 0) from interpreter i) + n, 'x', case n % 2 when 0 then 'female' else 'male' end, '{tl}', '{baghdad}', true, n % 3 = 0,
              case n % 4 when 0 then 'active' else 'retired' end, now() + n * interval '1 hour', $2 from many where n < 3000`,
    [owner.unit.id, owner.id],
  );
  await admin.query(
    `insert into interpreter_undertaking (id, interpreter_id, unit_id, text_version, signed_on, valid_until, recorded_by)
       select gen_random_uuid(), i.id, i.unit_id, '2026-1', '2026-01-05', '2027-01-05', i.enrolled_by from many m join interpreter i on i.id = m.consent`,
  );
  await admin.query(
    `insert into interpretation_session (id, case_id, unit_id, referral_id, interpreter_id, starts_at, ends_at, mode, occasion, language, wish, status, minutes, planned_by)
       select consent, id, ${unit}, referral, consent, at, at + interval '1 hour', 'phone', 'interview', 'tl', 'no-wish',
              case n % 20 when 0 then 'planned' else 'held' end, case n % 20 when 0 then null else 60 end, $2 from many`,
    [owner.unit.id, owner.id],
  );
  await admin.query(
    `insert into interpretation_event (id, session_id, case_id, unit_id, kind)
       select gen_random_uuid(), s.id, s.case_id, s.unit_id, 'plan' from many m join interpretation_session s on s.id = m.consent`,
  );
  await admin.query(
    `insert into interpreter_unsuited (id, case_id, unit_id, interpreter_id, reason, marked_by)
       select gen_random_uuid(), id, ${unit}, consent, 'other', $2 from many`,
    [owner.unit.id, owner.id],
  );
  await admin.query(
    `insert into subject_key (kind, subject_id, wrapped, key_id) select 'interpreter', i.id, 'x'::bytea, 'k1' from many m join interpreter i on i.id = m.consent`,
  );
}
