import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { registerRows } from './placement-rows';

interface Of {
  readonly unitId: string;
  readonly userId: string;
  readonly caseId: string;
  /** Of the case; its first one where none is said. */
  readonly referralId?: string;
  /** Of the interpreter, and of the session that is planned. */
  readonly id?: string;
}

/** One bound interpreter with a session planned and one held, a history and a mark: a row of each table of an interpreters' office. */
export async function officeRows(guard: Client, { unitId, userId, caseId, referralId, id = randomUUID() }: Of): Promise<void> {
  const referral =
    referralId ?? (await guard.query<{ id: string }>('select id from referral where case_id = $1 limit 1', [caseId])).rows[0]!.id;
  await guard.query(
    `insert into interpreter (id, unit_id, number, name_ct, sex, languages, governorates, remote, child_trained, undertaking_ends_at, enrolled_by)
       values ($1, $2, 1, 'x', 'female', '{tl}', '{baghdad}', true, true, now() + interval '1 day', $3)`,
    [id, unitId, userId],
  );
  await guard.query(`insert into subject_key (kind, subject_id, wrapped, key_id) values ('interpreter', $1, 'x', 'k1')`, [id]);
  await guard.query(
    `insert into interpreter_undertaking (id, interpreter_id, unit_id, text_version, signed_on, valid_until, recorded_by)
       values ($1, $1, $2, '2026-1', '2026-01-05', '2027-01-05', $3)`,
    [id, unitId, userId],
  );
  for (const [session, status, from, minutes] of [
    [id, 'planned', '2026-11-27T10:00:00Z', null],
    [randomUUID(), 'held', '2026-11-20T10:00:00Z', 60],
  ] as const) {
    await guard.query(
      `insert into interpretation_session (id, case_id, unit_id, referral_id, interpreter_id, starts_at, ends_at, mode, occasion, language, wish, status,
                                           minutes, planned_by)
         values ($1, $2, $3, $4, $5, $6, $6::timestamptz + interval '1 hour', 'phone', 'interview', 'tl', 'no-wish', $7, $8, $9)`,
      [session, caseId, unitId, referral, id, from, status, minutes, userId],
    );
  }
  await guard.query(
    `insert into interpretation_event (id, session_id, case_id, unit_id, kind, by_user, interpreter_id) values ($1, $2, $3, $4, 'plan', $5, $2)`,
    [randomUUID(), id, caseId, unitId, userId],
  );
  await guard.query(
    `insert into interpreter_unsuited (id, case_id, unit_id, interpreter_id, reason, marked_by) values ($1, $2, $3, $4, 'other', $5)`,
    [randomUUID(), caseId, unitId, id, userId],
  );
}

/** What a shelter and an interpreters' office write down themselves: a row of each table of both. */
export async function bookRows(guard: Client, of: Of): Promise<void> {
  await registerRows(guard, of);
  await officeRows(guard, of);
}
