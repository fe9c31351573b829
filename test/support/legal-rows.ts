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
  return matter;
}
