import type { Client } from 'pg';
import type { User } from '../support/directory-builders';

/** Reports of months that were thrown away, each with two frozen lines. */
export async function manyReports(admin: Client, owner: User): Promise<void> {
  await admin.query(
    `insert into committee_report (id, kind, period, edition, status, written_by, changed_at)
       select m.id, case when n % 3 = 0 then 'monthly' else 'annual' end, '2024-01', (select count(*) from committee_report) + 1000 + n, 'discarded', $1, now() - n * interval '1 hour' from many m`,
    [owner.id],
  );
  await admin.query('alter table committee_report_line disable trigger committee_report_line_frozen');
  await admin.query(
    `insert into committee_report_line (report_id, round, position, kind, content) select m.id, 1, p, 'members', '{}' from many m, generate_series(1, 2) p`,
  );
  await admin.query('alter table committee_report_line enable trigger committee_report_line_frozen');
}
