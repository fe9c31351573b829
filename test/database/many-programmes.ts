import type { Client } from 'pg';
import type { User } from '../support/directory-builders';

/** Programmes out of the temporary table `many`: one in five the owner's unit's, most of them ended, each with a strand and its history. */
export async function manyProgrammes(admin: Client, owner: User): Promise<void> {
  const office = `case when n % 5 = 0 then $1::uuid else (select u.id from unit u where u.id <> $1 limit 1) end`;
  const status = `(array['running', 'ended', 'planned', 'ended', 'running', 'ended', 'ended'])[1 + n % 7]`;
  await admin.query(
    `insert into programme (id, case_id, unit_id, urgency, status, opened_by, opened_at, ended_at, outcome)
       select m.consent, m.id, ${office}, 'urgent', s.status, $2, m.at, case s.status when 'ended' then m.at end,
              case s.status when 'ended' then 'goals-met' end
         from many m, lateral (select ${status} as status) s`,
    [owner.unit.id, owner.id],
  );
  const programmes = 'from many m join programme p on p.id = m.consent';
  await admin.query(
    `insert into programme_strand (id, programme_id, case_id, unit_id, recorded_by, kind, status, begun_on, ended_on)
       select m.consent, p.id, p.case_id, p.unit_id, $1, 'grant', 'achieved', current_date, current_date ${programmes}`,
    [owner.id],
  );
  await admin.query(
    `insert into strand_event (id, programme_id, case_id, unit_id, recorded_by, strand_id, move, happened_on)
       select gen_random_uuid(), p.id, p.case_id, p.unit_id, $1, p.id, 'begin', current_date ${programmes}`,
    [owner.id],
  );
  await admin.query(
    `insert into funding_application (id, programme_id, case_id, unit_id, recorded_by, strand_id, purpose, status, asked, applied_on, decided_on)
       select m.consent, p.id, p.case_id, p.unit_id, $1, p.id, 'tools', 'withdrawn', 9, current_date, current_date ${programmes}`,
    [owner.id],
  );
  await admin.query(
    `insert into funding_payment (id, programme_id, case_id, unit_id, recorded_by, application_id, entry, amount, paid_on, voucher, reversed)
       select gen_random_uuid(), p.id, p.case_id, p.unit_id, $1, p.id, 'payment', 1, current_date, 'V/1', true ${programmes}`,
    [owner.id],
  );
  await admin.query(
    `insert into programme_follow_up (id, programme_id, case_id, unit_id, recorded_by, month, due_on)
       select gen_random_uuid(), p.id, p.case_id, p.unit_id, $1, 3, m.at::date ${programmes}`,
    [owner.id],
  );
  await admin.query(
    `insert into funding_instalment (id, programme_id, case_id, unit_id, recorded_by, application_id, number, planned_on, due_on, amount)
       select m.consent, p.id, p.case_id, p.unit_id, $1, p.id, 1, m.at::date, m.at::date, 9 ${programmes}`,
    [owner.id],
  );
  await admin.query(
    `insert into instalment_event (id, programme_id, case_id, unit_id, recorded_by, instalment_id, event, happened_on, reason)
       select gen_random_uuid(), p.id, p.case_id, p.unit_id, $1, p.id, 'miss', current_date, 'illness' ${programmes}`,
    [owner.id],
  );
  await admin.query(
    `insert into livelihood_visit (id, programme_id, case_id, unit_id, recorded_by, strand_id, month, due_on)
       select gen_random_uuid(), p.id, p.case_id, p.unit_id, $1, p.id, 3, m.at::date ${programmes}`,
    [owner.id],
  );
  await admin.query(
    `insert into subject_key (kind, subject_id, wrapped, key_id) select 'reintegration', consent, 'x'::bytea, 'k1' from many on conflict do nothing`,
  );
}
