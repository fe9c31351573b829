import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** A hold that stands on the case, an erasure that was called off, and a day: a row of each table. @param fileId of care, whose part of a copy is owed too */
export async function retentionRows(
  guard: Client,
  {
    userId,
    unitId,
    caseId,
    fileId = null,
  }: { readonly userId: string; readonly unitId: string; readonly caseId: string; readonly fileId?: string | null },
): Promise<void> {
  const number = '(select number from case_record where id = $1)';
  await guard.query(
    `insert into retention_term (case_id, number, outcome, rule, due_on) values ($1, ${number}, 'other', 'confirmed', '2036-01-05') on conflict do nothing`,
    [caseId],
  );
  await guard.query(
    `insert into legal_hold (id, case_id, number, ground, state, by_court, set_by, set_unit_id, review_on)
       values ($2, $1, ${number}, 'investigation', 'standing', false, $3, $4, '2027-01-05')`,
    [caseId, randomUUID(), userId, unitId],
  );
  const copy = randomUUID();
  await guard.query(
    `insert into own_copy (id, case_id, unit_id, asker, identity_check, requested_on, language, paper_language, requested_by)
       values ($2, $1, $4, 'person', 'document-seen', '2026-01-05', 'tl', 'en', $3) on conflict do nothing`,
    [caseId, copy, userId, unitId],
  );
  await guard.query(
    `insert into own_copy (id, case_id, unit_id, asker, identity_check, requested_on, language, paper_language, part_of, room, file_id)
       select gen_random_uuid(), $1, $3, 'person', 'document-seen', '2026-01-05', 'tl', 'en', $2, 16, $4 where $4::uuid is not null`,
    [caseId, copy, unitId, fileId],
  );
  await guard.query(
    `insert into own_copy_omission (copy_id, category, reason) select id, 'exploitation', 'others-data' from own_copy where id = $1`,
    [copy],
  );
  await guard.query(
    `insert into audit_amendment (at, authority_id, authority_at, line_ids, leaves, key_id, signature)
       values (now(), $1, now(), array[$1::uuid], uuid_send($1) || decode(repeat('00', 32), 'hex'), 'k1', decode(repeat('00', 64), 'hex'))`,
    [randomUUID()],
  );
  await guard.query(
    `insert into erasure_order (id, case_id, number, reason, state, proposed_by) values ($2, $1, ${number}, 'person-asked', 'called-off', $3)`,
    [caseId, randomUUID(), userId],
  );
}
