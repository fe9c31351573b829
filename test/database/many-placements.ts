import type { Client } from 'pg';
import type { User } from '../support/directory-builders';
import { manyCare } from './many-care';
import { manyLegalMatters } from './many-legal-matters';
import { manyProgrammes } from './many-programmes';
import { manyPlans } from './many-plans';
import { manyProceedings } from './many-proceedings';
import { manyReturns } from './many-returns';

/** Two hundred houses of ten places for the owner's unit, and placements out of the temporary table `many`: its own, and far more of another unit; and as much care. */
export async function manyPlacements(admin: Client, owner: User): Promise<void> {
  await admin.query(
    `insert into shelter (id, unit_id, name_ct, address_ct, opened_by) select gen_random_uuid(), $1, 'x', 'x', $2 from generate_series(1, 200)`,
    [owner.unit.id, owner.id],
  );
  // Far more are other units'.
  await admin.query(
    `insert into shelter (id, unit_id, name_ct, address_ct, opened_by)
       select gen_random_uuid(), (select u.id from unit u where u.id <> $1 limit 1), 'x', 'x', $2 from generate_series(1, 6000)`,
    [owner.unit.id, owner.id],
  );
  await admin.query(
    `insert into shelter_place (id, shelter_id, unit_id, number, person_category, adapted)
       select gen_random_uuid(), s.id, s.unit_id, n, 'women', n % 7 = 0 from shelter s, generate_series(1, 10) n
        where s.unit_id = $1 and not exists (select 1 from shelter_place p where p.shelter_id = s.id)`,
    [owner.unit.id],
  );
  // One in five the owner's; of either most have left, some wait, are on leave, or are to be asked whether to stay.
  await admin.query(
    `insert into placement (id, case_id, unit_id, person_category, needs_adapted, urgency, status, until, place_id, sharing_ended_at, ended_at, opened_by,
                            waiting_since, admitted_at, destination, safety)
       select consent, id, case when n % 5 = 0 then $1::uuid else (select u.id from unit u where u.id <> $1 limit 1) end, 'women', false, 'urgent',
              s.status, case s.status when 'on-leave' then at end,
              case when s.status in ('on-leave', 'in-shelter') then (select p.id from shelter_place p limit 1) end,
              case s.status when 'in-shelter' then at end, case s.status when 'ended' then at end, $2, at, at,
              case s.status when 'ended' then 'family' end, case s.status when 'ended' then 'safe' end
         from many, lateral (select case n % 14 when 0 then 'waiting' when 1 then 'on-leave' when 2 then 'in-shelter' else 'ended' end as status) s`,
    [owner.unit.id, owner.id],
  );
  await admin.query(
    `insert into placement_event (id, placement_id, case_id, unit_id, kind)
       select gen_random_uuid(), p.id, p.case_id, p.unit_id, 'open' from many m join placement p on p.id = m.consent`,
  );
  await admin.query(
    `insert into belonging (id, placement_id, case_id, unit_id, kind, count, taken_by)
       select gen_random_uuid(), p.id, p.case_id, p.unit_id, 'bag', 1, p.opened_by from many m join placement p on p.id = m.consent`,
  );
  await admin.query(
    `insert into shelter_incident (id, placement_id, case_id, unit_id, kind, severity, occurred_at, told, recorded_by)
       select gen_random_uuid(), p.id, p.case_id, p.unit_id, 'theft', 'minor', now(), '{}', p.opened_by from many m join placement p on p.id = m.consent`,
  );
  await admin.query(
    `insert into subject_key (kind, subject_id, wrapped, key_id) select 'placement', consent, 'x'::bytea, 'k1' from many
       union all select 'shelter', s.id, 'x'::bytea, 'k1' from shelter s where s.unit_id = $1 on conflict do nothing`,
    [owner.unit.id],
  );
  await manyCare(admin, owner);
  await manyLegalMatters(admin, owner);
  await manyProgrammes(admin, owner);
  await manyProceedings(admin, owner);
  await manyPlans(admin, owner);
  await manyReturns(admin, owner);
}
