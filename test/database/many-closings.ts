/** Every fourth of the cases is closed: how, some of them opened again, and a visit owed after each; some took their word back. @param insert as of the cases */
export async function manyClosings(
  insert: (into: string, select: string, where?: string, values?: unknown[]) => Promise<unknown>,
  who: unknown[],
): Promise<void> {
  const shut = 'n % 4 = 0';
  await insert(
    'case_closure (id, case_id, number, unit_id, closed_by, closed_at, outcome, after_care, method, language)',
    `id, id, 1, $1, $2, at, 'other', 'declined', 'spoken', 'tl'`,
    shut,
    who,
  );
  await insert('case_reopening (closure_id, case_id, unit_id, reopened_by, reason)', `id, id, $1, $2, 'new-need'`, 'n % 20 = 0', who);
  await insert(
    'abroad_transfer (id, case_id, unit_id, destination, country, body_kind, body_ct, consent_id, risk_assessment_id, planned_by, planned_at, status, reason)',
    `id, id, $1, 'home-country', 'PH', 'ngo', 'x', id, id, $2, at, 'called-off', 'other'`,
    'n % 20 = 0',
    who,
  );
  await insert(
    'retention_term (case_id, number, outcome, rule, due_on, reckoned_at)',
    `id, 'x', 'other', 'confirmed', at::date + 30, at`,
    shut,
  );
  await insert(
    'legal_hold (id, case_id, number, ground, state, by_court, set_by, set_unit_id, set_at, review_on, ending)',
    `id, id, 'x', 'investigation', case when n % 40 = 0 then 'standing' else 'lifted' end, false, $2, $1, at,
     case when n % 40 = 0 then at::date end, case when n % 40 <> 0 then 'ground-ended' end`,
    'n % 20 = 0',
    who,
  );
  await insert(
    'erasure_order (id, case_id, number, reason, state, proposed_by, proposed_at)',
    `id, id, 'x', 'person-asked', case when n % 40 = 0 then 'proposed' else 'called-off' end, $2, at`,
    'n % 20 = 0 and $1::uuid is not null',
    who,
  );
  await insert('kept_proof (case_id, erased_at, kept_until)', 'id, at, at::date + 1827', shut);
  await insert(
    'own_copy (id, case_id, unit_id, asker, identity_check, requested_on, language, paper_language, requested_by, recorded_at)',
    `id, id, $1, 'person', 'document-seen', at::date, 'tl', 'en', $2, at`,
    'n % 20 = 0',
    who,
  );
  await insert(
    'own_copy (id, case_id, unit_id, asker, identity_check, requested_on, language, paper_language, recorded_at, part_of, room, file_id)',
    `gen_random_uuid(), id, $1, 'person', 'document-seen', at::date, 'tl', 'en', at, id, 16, id`,
    'n % 20 = 0 and $2::uuid is not null',
    who,
  );
  await insert('own_copy_omission (copy_id, category, reason)', `id, 'exploitation', 'others-data'`, 'n % 20 = 0');
  await insert(
    'consent_withdrawal (consent_id, case_id, method, recorded_by, recorded_unit_id)',
    `consent, id, 'spoken', $2, $1`,
    'n % 50 = 0',
    who,
  );
  await insert('task (id, case_id, unit_id, kind, due_at, created_by)', `gen_random_uuid(), id, $1, 'follow-up', at, $2`, shut, who);
}
