import type { Client } from 'pg';
import type { User } from '../support/directory-builders';

/** Lawyers of many offices, and matters out of the temporary table `many`: one in five the owner's unit's, most of them ended. */
export async function manyLegalMatters(admin: Client, owner: User): Promise<void> {
  const values = [owner.unit.id, owner.id];
  const office = `case when n % 5 = 0 then $1::uuid else (select u.id from unit u where u.id <> $1 limit 1) end`;
  const status = `(array['opened', 'ended', 'assigned', 'ended', 'running', 'ended', 'ended'])[1 + n % 7]`;
  await admin.query(
    `insert into lawyer (id, unit_id, name_ct, bar_number_ct, governorates, languages, trained_for_children, active, added_by, added_at)
       select gen_random_uuid(), case when n <= 200 then $1::uuid else (select u.id from unit u where u.id <> $1 limit 1) end, 'x', 'x', '{}', '{}', true,
              n % 4 > 0, $2, now() - make_interval(mins => n) from generate_series(1, 6200) n`,
    values,
  );
  await admin.query(
    `insert into legal_matter (id, case_id, unit_id, urgency, status, opened_by, opened_at, ended_at, outcome)
       select m.consent, m.id, ${office}, 'urgent', s.status, $2, m.at, case s.status when 'ended' then m.at end,
              case s.status when 'ended' then 'client-declined' end
         from many m, lateral (select ${status} as status) s`,
    values,
  );
  await admin.query(
    `insert into lawyer_assignment (id, matter_id, case_id, unit_id, lawyer_id, status, offered_by, answer_due_at, decided_at)
       select gen_random_uuid(), k.id, k.case_id, k.unit_id, l.id, s.status, $2, m.at, case s.status when 'offered' then null else m.at end
         from many m join legal_matter k on k.id = m.consent,
              lateral (select case when k.status = 'assigned' then 'accepted' when k.status = 'opened' then 'offered' else 'ended' end as status) s,
              (select array_agg(id) as ids from lawyer where unit_id = $1) a, lateral (select a.ids[1 + m.n % 200] as id) l`,
    values,
  );
  await admin.query(
    `insert into lawyer_conflict (id, matter_id, case_id, unit_id, lawyer_id, conflict, declared_by)
       select gen_random_uuid(), a.matter_id, a.case_id, a.unit_id, a.lawyer_id, 'is-witness', $1 from many m join lawyer_assignment a on a.matter_id = m.consent
       on conflict do nothing`,
    [owner.id],
  );
  await admin.query(
    `insert into legal_aid_record (id, matter_id, case_id, unit_id, lawyer_id, kind, delivered_on, interpreter, recorded_by)
       select gen_random_uuid(), a.matter_id, a.case_id, a.unit_id, a.lawyer_id, 'advice', current_date, false, $1
         from many m join lawyer_assignment a on a.matter_id = m.consent`,
    [owner.id],
  );
  const ofMatter = 'gen_random_uuid(), k.id, k.case_id, k.unit_id';
  const matters = 'from many m join legal_matter k on k.id = m.consent';
  await admin.query(
    `insert into legal_hearing (id, matter_id, case_id, unit_id, lawyer_id, court, governorate, purpose, starts_at, ends_at, protections, interpreter_asked, planned_by, status)
       select ${ofMatter}, a.lawyer_id, 'felony', 'baghdad', 'trial', m.at, m.at + interval '1 hour', '{}', false, $1, 'held' ${matters}
         join lawyer_assignment a on a.matter_id = k.id`,
    [owner.id],
  );
  await admin.query(
    `insert into residence_application (id, matter_id, case_id, unit_id, kind, asked_on, recorded_by) select ${ofMatter}, 'permit', current_date, $1 ${matters}`,
    [owner.id],
  );
  await admin.query(
    `insert into compensation_claim (id, matter_id, case_id, unit_id, venue, status, amount, award, paid, filed_on, decided_on, final_on, recorded_by)
       select m.consent, k.id, k.case_id, k.unit_id, 'fund', 'final', 9, 9, 1, current_date, current_date, current_date, $1 ${matters}`,
    [owner.id],
  );
  await admin.query(
    `insert into compensation_payment (id, matter_id, case_id, unit_id, claim_id, entry, payer, amount, paid_on, voucher, recorded_by)
       select ${ofMatter}, k.id, 'payment', 'fund', 1, current_date, 'V/1', $1 ${matters}`,
    [owner.id],
  );
  await admin.query(
    `insert into subject_key (kind, subject_id, wrapped, key_id) select 'legal-aid', consent, 'x'::bytea, 'k1' from many
       union all select 'legal-aid', l.id, 'x'::bytea, 'k1' from lawyer l where l.unit_id = $1 on conflict do nothing`,
    [owner.unit.id],
  );
}
