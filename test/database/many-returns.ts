import type { Client } from 'pg';
import type { User } from '../support/directory-builders';

/** Returns out of the temporary table `many`: one in five the owner's unit's, most of them over; of each a decision and an assessment. */
export async function manyReturns(admin: Client, owner: User): Promise<void> {
  const values = [owner.unit.id, owner.id];
  const office = `case when n % 5 = 0 then $1::uuid else (select u.id from unit u where u.id <> $1 limit 1) end`;
  await admin.query(
    `insert into repatriation (id, case_id, unit_id, status, decision, consent_id, alternative, status_since, opened_by)
       select m.consent, m.id, ${office}, s.status, case s.status when 'declined' then 'does-not-return' else 'wants-to-return' end,
              case s.status when 'declined' then null else m.consent end, case s.status when 'declined' then 'legal-stay' end, m.at, $2
         from many m, lateral (select case n % 14 when 0 then 'preparing' when 5 then 'arrived' else 'declined' end as status) s`,
    values,
  );
  const ofReturn = 'select gen_random_uuid(), t.id, t.case_id, t.unit_id, $1, ';
  const returns = 'from many m join repatriation t on t.id = m.consent';
  await admin.query(
    `insert into return_decision (id, repatriation_id, case_id, unit_id, recorded_by, decision, decided_on, language, interpreter)
       ${ofReturn} 'undecided', current_date, 'tl', false ${returns}`,
    [owner.id],
  );
  await admin.query(
    `insert into return_risk (id, repatriation_id, case_id, unit_id, assessed_by, present, unknown, level, reasons_ct, assessed_on, valid_until)
       ${ofReturn} '{}', '{}', 'low', 'x', current_date, current_date ${returns}`,
    [owner.id],
  );
  await admin.query(
    `insert into return_step (id, repatriation_id, case_id, unit_id, recorded_by, step, done_on, mode)
       ${ofReturn} 'book', current_date, 'air' ${returns}`,
    [owner.id],
  );
  await admin.query(
    `insert into exit_clearance (id, repatriation_id, case_id, unit_id, asked_by, asked_on) ${ofReturn} current_date ${returns}`,
    [owner.id],
  );
  await admin.query(
    `insert into return_contact (id, repatriation_id, case_id, unit_id, month, due_at)
       select gen_random_uuid(), t.id, t.case_id, t.unit_id, 1, m.at ${returns}`,
  );
  await admin.query(
    `insert into subject_key (kind, subject_id, wrapped, key_id) select 'repatriation', consent, 'x'::bytea, 'k1' from many`,
  );
}
