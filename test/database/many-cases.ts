import type { Client } from 'pg';
import type { Unit, User } from '../support/directory-builders';
import { manyClosings } from './many-closings';
import { manyBooks } from './many-interpretations';

/**
 * Cases by the thousand, written past the doors: each with its key, identity, a timeline, a grant and a door for its owner; every tenth with a
 * consent and a referral to one of the receivers, some of them accepted.
 * @param facts `year` goes into the numbers, which must not meet those of another call
 */
export async function manyCases(
  admin: Client,
  facts: { owner: User; year: number; count: number; receivers: readonly Unit[] },
): Promise<void> {
  const { owner, year, count, receivers } = facts;
  await admin.query('begin');
  // Past triggers and foreign keys too: they would check every row one by one.
  await admin.query('set local session_replication_role = replica');
  await admin.query(
    `create temp table many on commit drop as
       select n, gen_random_uuid() as id, gen_random_uuid() as referral, gen_random_uuid() as consent,
              ($1::uuid[])[1 + n % cardinality($1::uuid[])] as receiver, now() - n * interval '1 minute' as at,
              (array['requested', 'received', 'accepted', 'in-progress', 'completed', 'cancelled'])[1 + n / 10 % 6] as status
         from generate_series(1, $2::int) n`,
    [receivers.map((unit) => unit.id), count],
  );
  await admin.query('create index on many (n)');
  const insert = (into: string, select: string, where = 'true', values: unknown[] = []) =>
    admin.query(`insert into ${into} select ${select} from many where ${where}`, values);
  await insert(
    `case_record (id, number, alias_ct, sex, age_band, languages, governorate, found_at, found_at_precision, found_by, responsible_unit_id, opened_at,
                  opened_by, status)`,
    `id, format('NRM-%s-%s-0', $1::int, lpad(n::text, 6, '0')),
     'x', 'female', '18-29', '{tl}', (array['baghdad', 'erbil', 'basra'])[1 + n % 3], '2026-01-01', 'day', 'police', $2, at, $3,
     case when n % 4 = 0 then 'closed' else 'open' end`,
    'true',
    [year, owner.unit.id, owner.id],
  );
  await insert('case_key (case_id, wrapped, key_id)', `id, 'x', 'k1'`);
  await insert('person_identity (case_id, age_years)', 'id, 24');
  await insert('case_erasure (case_id, reason)', `id, 'retention-ended'`, 'n % 4 = 0');
  await insert(
    'document (id, case_id, unit_id, type, category, media_type, size_bytes, recorded_by)',
    `id, id, $1, 'photo', 2, 'image/jpeg', 1, $2`,
    'true',
    [owner.unit.id, owner.id],
  );
  await insert('document_key (document_id, wrapped, key_id)', `id, 'x', 'k1'`);
  await insert(
    'exploitation_record (id, case_id, form, acts, means, recorded_unit_id)',
    `gen_random_uuid(), id, 'other', '{}', '{}', $1`,
    'true',
    [owner.unit.id],
  );
  await insert(
    'case_grant (id, case_id, unit_id, basis, read_mask, write_mask, opened_by)',
    `gen_random_uuid(), id, $1, 'ownership', 8191, 8191, $2`,
    'true',
    [owner.unit.id, owner.id],
  );
  await insert(
    'case_access (holder_id, case_id, read_mask, write_mask, valid_to, last_activity)',
    `$1, id, 8191, 8191, 'infinity', at`,
    'true',
    [owner.unit.id],
  );
  await admin.query(
    'update case_access a set undecided_since = last_activity, reflection_ends_on = last_activity::date where holder_id = $1',
    [owner.unit.id],
  );
  await insert('identification_clock (case_id, due_at)', 'id, at');
  await insert(
    `identification_decision (id, case_id, decision, from_status, to_status, rules_version, standard, ground, child, decided_on, decided_by_user, recorded_by,
                              recorded_unit_id)`,
    `id, id, 'find-reasonable-grounds', 'presumed', 'reasonable-grounds', '2026-1', 'reasonable-grounds', 'other', false, '2026-01-05', $2, $2, $1`,
    'true',
    [owner.unit.id, owner.id],
  );
  await insert(
    'identification_assessment (decision_id, case_id, test, act, means, purpose, result)',
    `id, id, 'palermo-art-3', 'met', 'met', 'met', 'met'`,
  );
  await insert('identification_words (decision_id, case_id, reasons_ct)', `id, id, 'x'`);
  await insert('reflection_period (id, case_id, decision_id, starts_on, ends_on, change_id)', 'id, id, id, at, at::date + 90, id');
  await insert('reflection_change (id, period_id, case_id, change, ends_on)', `id, id, id, 'open', at::date + 90`);
  await insert(
    'safeguard (id, case_id, kind, category, type, recorded_by, recorded_unit_id)',
    `id, id, 'residence', 1, 'permit', $2, $1`,
    'true',
    [owner.unit.id, owner.id],
  );
  await insert('timeline_event (id, case_id, at, kind, category, unit_id)', `gen_random_uuid(), id, at, 'case-opened', 1, $1`, 'true', [
    owner.unit.id,
  ]);
  await insert(
    'rights_explanation (id, case_id, explained_on, language, copy_given, text_version, recorded_by, recorded_unit_id)',
    `gen_random_uuid(), id, '2026-01-01', 'tl', true, '1', $2, $1`,
    'true',
    [owner.unit.id, owner.id],
  );
  const referred = 'n % 10 = 0';
  await insert(
    `consent (id, case_id, purpose, recipient_unit_id, category_mask, given_by, method, language, text_version, recorded_by, recorded_unit_id, valid_until)`,
    `consent, id, 'referral', receiver, 3, 'self', 'spoken', 'tl', '1', $1, $2, '2099-01-01'`,
    referred,
    [owner.id, owner.unit.id],
  );
  await insert(
    `referral (id, case_id, from_unit_id, to_unit_id, service, urgency, need_code, status, packet_mask, consent_id, safe_contact, sex, age_band, languages,
               special_needs, governorate, created_by, created_at, requested_at, due_at)`,
    `referral, id, $1, receiver, 'shelter', 'urgent', 'other', status, 3, consent, 'any', 'female', '18-29', '{tl}', '{}', 'baghdad', $2, at, at,
     at + interval '8 hours'`,
    referred,
    [owner.unit.id, owner.id],
  );
  await insert('referral_record (referral_id, document_id, consent_id)', 'referral, id, consent', referred);
  for (const [unit, kind] of [
    ['receiver', 'referral-arrived'],
    ['$1', 'referral-received'],
  ]) {
    const columns = 'notification (id, unit_id, kind, referral_id, at, read_at)';
    const select = `gen_random_uuid(), ${unit}, '${kind}', referral, at, case when n % 20 = 0 then at end`;
    await insert(columns, select, `${referred} and $1::uuid is not null`, [owner.unit.id]);
  }
  for (const [state, opened] of [
    ['requested', false],
    ['ended', true],
    ['reviewed', true],
  ] as const) {
    const done = state === 'reviewed';
    await insert(
      `break_glass (id, case_id, user_id, unit_id, ground, status, read_mask, reason_ct, requested_at, opened_at, ends_at, grant_id, review_due_at,
                    reviewed_by, reviewed_at, outcome)`,
      `md5('${state}' || referral)::uuid, id, ${state === 'requested' ? 'gen_random_uuid()' : '$2'}, $1, 'vital-interest', '${state}', 11, 'x',
       now() - n * interval '1 second', ${opened ? `at, at, gen_random_uuid(), at` : 'null, null, null, null'}, ${done ? `$2, at, 'justified'` : 'null, null, null'}`,
      `${referred} and $2::uuid is not null`,
      [owner.unit.id, owner.id],
    );
    await insert('break_glass_key (break_glass_id, wrapped, key_id)', `md5('${state}' || referral)::uuid, 'x', 'k1'`, referred);
  }
  for (const [from, to, state] of [
    ['$1', 'receiver', 'offered'],
    ['receiver', '$1', 'offered'],
    ['$1', 'receiver', 'declined'],
  ] as const) {
    const id = `md5('${from}${state}' || referral)::uuid`;
    await insert(
      `case_transfer (id, case_id, from_unit_id, to_unit_id, reason, status, decline_reason, sex, age_band, languages, special_needs, governorate,
                      offered_by, offered_at, due_at, decided_at)`,
      `${id}, ${from === 'receiver' ? 'gen_random_uuid()' : 'id'}, ${from}, ${to}, 'other', '${state}', ${state === 'declined' ? `'other'` : 'null'}, 'female', '18-29',
       '{tl}', '{}', 'baghdad', $2, at, at, ${state === 'declined' ? 'at' : 'null'}`,
      referred,
      [owner.unit.id, owner.id],
    );
    await insert('case_transfer_note (transfer_id, note_ct)', `${id}, 'x'`, referred);
  }
  for (const [unit, desk, of] of [
    ['$1', 'receiver', 'id'],
    ['receiver', '$1', '(select b.id from many b where b.n = many.n - 1)'],
  ] as const) {
    const id = `md5('override${unit}' || referral)::uuid`;
    await insert(
      `consent_override (id, case_id, requested_by, unit_id, recipient_unit_id, coordination_unit_id, ground, category_mask, child, requested_at,
                         answer_due_at)`,
      `${id}, ${of}, gen_random_uuid(), ${unit}, (select u.id from unit u where u.id not in ($1, receiver) limit 1), ${desk}, 'vital-interest', 3, true, now() - n * interval '1 second', at`,
      `${referred} and $1::uuid is not null`,
      [owner.unit.id],
    );
    await insert('consent_override_words (override_id, reason_ct)', `${id}, 'x'`, referred);
    await insert(
      'best_interests (override_id, determined_on, determined_by_ct, considerations_ct, conclusion_ct, recorded_by)',
      `${id}, at, 'x', 'x', 'x', gen_random_uuid()`,
      referred,
    );
  }
  const written = `gen_random_uuid(), id, $1, $2`;
  const columns = 'id, case_id, unit_id, recorded_by';
  const both = 'n % 2 = 0 and $1::uuid is not null and $2::uuid is not null';
  const who = [owner.unit.id, owner.id];
  await insert(
    `screening_sitting (${columns}, sheet_version, held_on, language, trained_interviewer, own_sex_wish, interpreter, child, said_yes, said_no, said_unknown)`,
    `${written}, 1, '2026-01-05', 'tl', true, 'no-wish', 'none', false, '{DR-01}', '{}', '{}'`,
    both,
    who,
  );
  await insert(
    `risk_assessment (${columns}, present, not_known, score, suggested, level, due_at)`,
    `${written}, '{}', '{}', 0, 'low', 'low', now() + interval '90 days'`,
    both,
    who,
  );
  await insert(
    `need (${columns}, service, need_code, level, identified_by, due_at)`,
    `${written}, 'medical', 'medical-examination', 'standard', 'person', now() + interval '14 days'`,
    both,
    who,
  );
  // The one in fifty of whom nobody knows where they are.
  const gone = 'n % 50 = 0';
  await insert(
    'missing_alert (id, case_id, unit_id, raised_by, circumstance, last_seen_on, tasks)',
    `id, id, $1, $2, 'left-place', '2026-01-05', '{}'`,
    gone,
    who,
  );
  await manyClosings(insert, who);
  await insert(
    'missing_review (id, alert_id, case_id, due_at)',
    `id, id, id, now() + interval '7 days'`,
    `${gone} and $1::uuid is distinct from $2::uuid`,
    who,
  );
  await insert(`case_plan (${columns}, number, goals_ct, agreement)`, `${written}, 1, 'x', 'not-asked-yet'`, both, who);
  await insert('plan_step (id, case_id, unit_id, due_on)', `gen_random_uuid(), id, $1::uuid, current_date + 14`, both, who);
  await insert('plan_review (id, case_id, day, due_at)', `gen_random_uuid(), id, 14, now() + interval '14 days'`, both, who);
  await insert(
    `best_interests_determination (${columns}, purpose, determined_on, determined_by_ct, considerations_ct, conclusion_ct, child_heard,
       review_on)`,
    `${written}, 'sharing', '2026-01-05', 'x', 'x', 'x', true, '2026-06-05'`,
    both,
    who,
  );
  await insert(
    `guardianship (${columns}, name_ct, relation, appointed_by, appointed_on, independent)`,
    `${written}, 'x', 'relative', 'juvenile-court', '2026-01-05', true`,
    both,
    who,
  );
  const accepted = `${referred} and status in ('accepted', 'in-progress')`;
  await insert(
    'case_grant (id, case_id, unit_id, basis, referral_id, read_mask, write_mask, opened_by)',
    `gen_random_uuid(), id, receiver, 'referral', referral, 67, 64, $1`,
    accepted,
    [owner.id],
  );
  await insert(
    'case_access (holder_id, case_id, read_mask, write_mask, valid_to, last_activity)',
    `receiver, id, 67, 64, 'infinity', at`,
    accepted,
  );
  // Each case's neighbour looks like it; every tenth pair is linked.
  const neighbour = '(select b.id from many b where b.n = many.n + 1)';
  const paired = `n % 5 = 0 and n < ${count}`;
  await insert('duplicate (id, one_case_id, other_case_id)', `consent, least(id, ${neighbour}), greatest(id, ${neighbour})`, paired);
  await insert('duplicate_review (duplicate_id, unit_id, found_at)', 'consent, $1, at', paired, [owner.unit.id]);
  await insert(
    'case_link (id, from_case_id, to_case_id, kind, made_by, made_unit_id)',
    `gen_random_uuid(), id, ${neighbour}, 'co-victim', $1, $2`,
    paired,
    [owner.id, owner.unit.id],
  );
  // Its own work, and far more of other units'.
  for (const [unit, who, where] of [
    ['$1::uuid', '$2::uuid', 'n % 7 = 0'],
    ['(select u.id from unit u where u.id <> $1 limit 1)', 'gen_random_uuid()', '$2::uuid is not null'],
  ] as const) {
    await insert(
      'task (id, case_id, unit_id, kind, due_at, assigned_to, created_by)',
      `gen_random_uuid(), id, ${unit}, 'follow-up', at, case when n % 2 = 0 then ${who} end, ${who}`,
      where,
      [owner.unit.id, owner.id],
    );
    await insert(
      'duty (kind, subject_id, case_id, unit_id, user_id, due_at)',
      `(array['risk-review', 'need', 'plan-review', 'rights-explain'])[1 + n % 4], id, id, ${unit}, case when n % 2 = 0 then ${who} end, at`,
      where,
      [owner.unit.id, owner.id],
    );
    await insert('case_assignment (case_id, unit_id, user_id, assigned_by)', `id, ${unit}, ${who}, ${who}`, where, [
      owner.unit.id,
      owner.id,
    ]);
  }
  await manyBooks(admin, owner);
  // What accounts keep for themselves, and what was reported and read: rows enough that a plan for few is no plan for many.
  await insert('case_filter (id, user_id, status)', `gen_random_uuid(), gen_random_uuid(), 'open'`);
  await insert('notification_contact (user_id, channel, address_ct)', `gen_random_uuid(), 'email', 'x'`);
  await insert('notification_choice (user_id, channel, kind_group, timing)', `gen_random_uuid(), 'email', 'cases', 'daily'`);
  await insert(
    'notification_message (id, user_id, channel, purpose, due_at)',
    `gen_random_uuid(), gen_random_uuid(), 'email', 'notices', at`,
  );
  await insert('notification_schedule (user_id, daily_hour)', 'gen_random_uuid(), 8');
  await insert(
    'packet_code (referral_id, code_digest, expires_at)',
    `referral, sha256(convert_to(referral::text, 'utf8')), at`,
    'n % 10 = 0',
  );
  await insert('referral_reading (referral_id, user_id, seen_at)', 'referral, gen_random_uuid(), at');
  await insert(
    'concern_photo (id, concern_id, media_type, size_bytes, added_by)',
    `gen_random_uuid(), consent, 'image/jpeg', 1, gen_random_uuid()`,
  );
  await insert(
    'concern_case (concern_id, place, case_id, decided_by, unit_id)',
    `consent, n % 10, id, gen_random_uuid(), gen_random_uuid()`,
  );
  await insert('concern_receipt (concern_id, user_id, kind, sent_at)', `consent, gen_random_uuid(), 'trafficking-suspicion', at`);
  await admin.query('commit');
}
