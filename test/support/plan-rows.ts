import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Case } from './case-builder';

/** One row of a case in each table of screening, risk, needs, plan and safeguards, its words sealed under nothing. @returns their ids */
export async function planAll(guard: Client, of: Case): Promise<Readonly<Record<string, string>>> {
  const rows: Readonly<Record<string, string>> = {
    screening_sitting: `sheet_version, held_on, language, trained_interviewer, own_sex_wish, interpreter, child, said_yes, said_no, said_unknown, note_ct)
      values ($1, $2, $3, $4, 1, '2026-01-05', 'tl', true, 'no-wish', 'none', false, '{DR-01}', '{}', '{}', 'x')`,
    risk_assessment: `present, not_known, score, suggested, level, due_at) values ($1, $2, $3, $4, '{self-harm}', '{}', 4, 'high', 'high', now() + interval '7 days')`,
    need: `service, need_code, level, identified_by, due_at)
      values ($1, $2, $3, $4, 'legal-aid', 'legal-advice', 'urgent', 'person', now() + interval '72 hours')`,
    case_plan: `number, goals_ct, agreement) values ($1, $2, $3, $4, 1, 'x', 'not-asked-yet')`,
    best_interests_determination: `purpose, determined_on, determined_by_ct, considerations_ct, conclusion_ct, child_heard)
      values ($1, $2, $3, $4, 'sharing', '2026-01-05', 'x', 'x', 'x', true)`,
    guardianship: `name_ct, relation, appointed_by, appointed_on, independent) values ($1, $2, $3, $4, 'x', 'relative', 'juvenile-court', '2026-01-05', true)`,
  };
  const ids: Record<string, string> = {};
  for (const [table, rest] of Object.entries(rows)) {
    ids[table] = randomUUID();
    await guard.query(`insert into ${table} (id, case_id, unit_id, recorded_by, ${rest}`, [
      ids[table],
      of.id,
      of.owner.unit.id,
      of.owner.id,
    ]);
  }
  ids['missing_alert'] = randomUUID();
  await guard.query(
    `insert into missing_alert (id, case_id, unit_id, raised_by, circumstance, last_seen_on, tasks)
     values ($1, $2, $3, $4, 'left-place', '2026-01-05', '{}')`,
    [ids['missing_alert'], of.id, of.owner.unit.id, of.owner.id],
  );
  ids['abroad_transfer'] = randomUUID();
  await guard.query(
    `with word as (
       insert into consent (id, case_id, purpose, recipient_unit_id, category_mask, given_by, method, language, text_version, recorded_by, recorded_unit_id,
                            valid_until)
         values (gen_random_uuid(), $2, 'repatriation', $3, 1, 'self', 'spoken', 'tl', '2026-01', $4, $3, '2035-01-01') returning id)
     insert into abroad_transfer (id, case_id, unit_id, destination, country, body_kind, body_ct, consent_id, risk_assessment_id, planned_by, status, reason)
       select $1, $2, $3, 'home-country', 'PH', 'ngo', 'x', word.id, $5, $4, 'called-off', 'other' from word`,
    [ids['abroad_transfer'], of.id, of.owner.unit.id, of.owner.id, ids['risk_assessment']],
  );
  ids['case_closure'] = randomUUID();
  await guard.query(
    `insert into case_closure (id, case_id, number, unit_id, closed_by, outcome, after_care, method, language, words_ct)
     values ($1, $2, 1, $3, $4, 'other', 'declined', 'spoken', 'tl', 'x')`,
    [ids['case_closure'], of.id, of.owner.unit.id, of.owner.id],
  );
  await guard.query(
    `insert into case_reopening (closure_id, case_id, unit_id, reopened_by, reason, words_ct) values ($1, $2, $3, $4, 'new-need', 'x')`,
    [ids['case_closure'], of.id, of.owner.unit.id, of.owner.id],
  );
  ids['missing_review'] = randomUUID();
  await guard.query(
    `insert into missing_review (id, alert_id, case_id, due_at, done_at, done_by, words_ct) values ($1, $2, $3, now(), now(), $4, 'x')`,
    [ids['missing_review'], ids['missing_alert'], of.id, of.owner.id],
  );
  ids['plan_step'] = randomUUID();
  await guard.query(`insert into plan_step (id, case_id, unit_id, due_on) values ($1, $2, $3, '2031-01-05')`, [
    ids['plan_step'],
    of.id,
    of.owner.unit.id,
  ]);
  return ids;
}
