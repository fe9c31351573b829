import { demoId } from './draws';

/** Of the cases that are due to be erased the second is held for a claim, so that the officer's page shows both. */
export const demoHold = {
  sql: `
    insert into legal_hold (id, case_id, number, ground, state, by_court, set_by, set_unit_id, set_at, review_on)
      select $1, c.id, c.number, 'compensation-claim', 'standing', false, u.id, u.unit_id, $2::timestamptz - interval '30 days', ($2::timestamptz + interval '335 days')::date
        from (select k.case_id from case_closure k join case_record c on c.id = k.case_id
               where c.identification_status <> 'confirmed' and c.age_band not in ('0-8', '9-14', '15-17', 'child', 'unknown')
               order by k.closed_at, k.case_id offset 1 limit 1) k
             join case_record c on c.id = k.case_id join user_account u on u.username = 'data-protection-officer'`,
  values: (now: Date): unknown[] => [demoId('legal-hold', 'second'), now],
} as const;
