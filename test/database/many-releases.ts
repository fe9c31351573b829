import type { Client } from 'pg';
import type { User } from '../support/directory-builders';

/** Releases of one measure and of others, in every state. */
export async function manyReleases(admin: Client, owner: User): Promise<void> {
  await admin.query(
    `insert into statistic_release (id, status, measure, measure_version, dimensions, period, first, last, revision, facts_until, beside, categories, cells, bodies,
                                    method, threshold, base, requested_by, requested_at, published_at)
       select m.id, case when n % 5 = 0 then 'published' else 'discarded' end, case when n % 50 = 0 then 'victims-identified' else 'arrests' end, 1, '{sex}', '2024',
              '2024-01-01', '2024-12-01', (select count(*) from statistic_release)::int + row_number() over (order by m.id)::int, 1, '{}', '[]', '[]', 5, 'greedy', 10, 5, $1, now() - n * interval '1 hour',
              case when n % 5 = 0 then now() - n * interval '1 hour' end from many m`,
    [owner.id],
  );
  await admin.query(
    `insert into contribution (id, status, first_year, last_year, requested_by, requested_at) select m.id, 'refused', 2024, 2024, $1, now() - n * interval '1 hour' from many m`,
    [owner.id],
  );
  await admin.query(
    `insert into release_event (release_id, step, by) select m.id, s, $1 from many m cross join unnest(array['request', 'propose', 'publish']) s`,
    [owner.id],
  );
}
