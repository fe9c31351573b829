import type { Client } from 'pg';
import type { User } from '../support/directory-builders';
import { manyPortalItems } from './many-portal-items';
import { manyReleases } from './many-releases';
import { manyMeetings } from './many-meetings';
import { manyReports } from './many-reports';

/** Proceedings by the number of the temporary table `many`, one in five the owner's unit's, each with a defendant and two entries. */
export async function manyProceedings(admin: Client, owner: User): Promise<void> {
  await admin.query(
    `insert into criminal_proceeding (id, court, governorate, form, opened_on, opened_by, opened_unit_id, opened_at, defendants)
       select m.consent, 'felony-karkh', 'baghdad', 'begging', current_date, $1, $2, m.at, 1 from many m`,
    [owner.id, owner.unit.id],
  );
  await admin.query(
    `insert into proceeding_unit (proceeding_id, unit_id, opened_at, let_in_by)
       select m.consent, case when n % 5 = 0 then $2::uuid else (select u.id from unit u where u.id <> $2 limit 1) end, m.at, $1 from many m`,
    [owner.id, owner.unit.id],
  );
  await admin.query(
    `insert into defendant (id, proceeding_id, kind, name_ct, sex, age_band, added_by) select m.referral, m.consent, 'person', 'x', 'male', '30-59', $1 from many m`,
    [owner.id],
  );
  await admin.query(
    `insert into proceeding_event (id, proceeding_id, defendant_id, kind, entry, happened_on, property, recorded_by, recorded_unit_id)
       select gen_random_uuid(), m.consent, m.referral, 'asset-seizure', 'entry', current_date, 'money', $1, $2 from many m, generate_series(1, 2)`,
    [owner.id, owner.unit.id],
  );
  await admin.query(
    `insert into subject_key (kind, subject_id, wrapped, key_id) select 'proceeding', consent, 'x'::bytea, 'k1' from many on conflict do nothing`,
  );
  await admin.query(
    `insert into proceeding_case (id, proceeding_id, case_id, linked_by, linked_unit_id) select gen_random_uuid(), m.consent, m.id, $1, $2 from many m`,
    [owner.id, owner.unit.id],
  );
  await admin.query(
    `insert into testimony_measure (id, case_id, unit_id, person, kind, status, asked_on, decided_on, review_on, asked_by)
       select gen_random_uuid(), m.id, case when n % 5 = 0 then $2::uuid else (select u.id from unit u where u.id <> $2 limit 1) end, 'witness', 'guarded-home',
              'granted', current_date - 1, current_date - 1, current_date + 1, $1 from many m`,
    [owner.id, owner.unit.id],
  );
  await admin.query(
    `insert into custody_return (id, unit_id, agency_id, kind, as_of, version, males, females, given_by)
       select gen_random_uuid(), u.id, u.agency_id, 'convicts', current_date - n::int, 1, 1, 1, $1
         from many m join lateral (select x.id, x.agency_id from unit x where (m.n % 5 = 0) = (x.id = $2) limit 1) u on true on conflict do nothing`,
    [owner.id, owner.unit.id],
  );
  await admin.query(
    `insert into custody_part select r.id, 'age-group', a.band, 1, 0 from custody_return r, unnest('{18-29,30-59,60-plus}'::text[]) a (band) on conflict do nothing`,
  );
  await manyReleases(admin, owner);
  await manyPortalItems(admin, owner);
  await manyReports(admin, owner);
  await manyMeetings(admin, owner);
}
