import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** A lawyer of the office and a matter of theirs with everything that can be in its file: a row of each table. */
export async function legalRows(
  guard: Client,
  of: { readonly unitId: string; readonly userId: string; readonly caseId: string; readonly id?: string },
): Promise<string> {
  const [lawyer, matter] = [randomUUID(), of.id ?? randomUUID()];
  const { unitId, userId, caseId } = of;
  await guard.query(
    `insert into lawyer (id, unit_id, name_ct, bar_number_ct, governorates, languages, trained_for_children, added_by)
       values ($1, $2, 'x', 'x', '{baghdad}', '{ar}', true, $3)`,
    [lawyer, unitId, userId],
  );
  await guard.query(
    `insert into legal_matter (id, case_id, unit_id, called_ct, urgency, status, opened_by) values ($1, $2, $3, 'x', 'urgent', 'running', $4)`,
    [matter, caseId, unitId, userId],
  );
  for (const id of [lawyer, matter])
    await guard.query(`insert into subject_key (kind, subject_id, wrapped, key_id) values ('legal-aid', $1, 'x', 'k1')`, [id]);
  await guard.query(
    `insert into lawyer_assignment (id, matter_id, case_id, unit_id, lawyer_id, status, offered_by, answer_due_at, decided_at)
       values ($1, $2, $3, $4, $5, 'accepted', $6, now(), now())`,
    [randomUUID(), matter, caseId, unitId, lawyer, userId],
  );
  await guard.query(
    `insert into lawyer_conflict (id, matter_id, case_id, unit_id, lawyer_id, conflict, declared_by) values ($1, $2, $3, $4, $5, 'is-witness', $6)`,
    [randomUUID(), matter, caseId, unitId, lawyer, userId],
  );
  await guard.query(
    `insert into legal_aid_record (id, matter_id, case_id, unit_id, lawyer_id, kind, delivered_on, interpreter, words_ct, recorded_by)
       values ($1, $2, $3, $4, $5, 'advice', current_date, false, 'x', $6)`,
    [randomUUID(), matter, caseId, unitId, lawyer, userId],
  );
  const ofMatter = [randomUUID(), matter, caseId, unitId];
  await guard.query(
    `insert into legal_hearing (id, matter_id, case_id, unit_id, lawyer_id, court, governorate, purpose, starts_at, ends_at, protections, interpreter_asked, planned_by)
       values ($1, $2, $3, $4, $5, 'felony', 'baghdad', 'trial', now() + interval '1 day', now() + interval '25 hours', '{}', false, $6)`,
    [...ofMatter, lawyer, userId],
  );
  await guard.query(
    `insert into residence_application (id, matter_id, case_id, unit_id, kind, asked_on, recorded_by) values ($1, $2, $3, $4, 'permit', current_date, $5)`,
    [...ofMatter, userId],
  );
  await guard.query(
    `insert into compensation_claim (id, matter_id, case_id, unit_id, venue, status, amount, award, paid, filed_on, decided_on, final_on, recorded_by)
       values ($1, $2, $3, $4, 'fund', 'final', 9, 9, 1, current_date, current_date, current_date, $5)`,
    [...ofMatter, userId],
  );
  await guard.query(
    `insert into compensation_payment (id, matter_id, case_id, unit_id, claim_id, entry, payer, amount, paid_on, voucher, recorded_by)
       values ($1, $2, $3, $4, $1, 'payment', 'fund', 1, current_date, 'V/1', $5)`,
    [...ofMatter, userId],
  );
  await guard.query(
    `insert into victims_fund (version, active, from_day, set_by) values (1, false, current_date, $1) on conflict do nothing`,
    [userId],
  );
  return matter;
}
