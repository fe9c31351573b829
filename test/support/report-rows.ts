import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** A draft of the secretariat's with a line and a paper: a row of each table of the room. */
export async function reportRows(
  guard: Client,
  { userId, id = randomUUID() }: { readonly userId: string; readonly id?: string },
): Promise<void> {
  await guard.query(
    `insert into committee_report (id, kind, period, edition, status, written_by) values ($1, 'monthly', '2024-01', (select count(*) + 1 from committee_report), 'draft', $2)`,
    [id, userId],
  );
  await guard.query(`insert into committee_report_line (report_id, round, position, kind, content) values ($1, 1, 1, 'members', '{}')`, [
    id,
  ]);
  await guard.query(
    `insert into committee_report_paper (report_id, content, content_hash, signature, paper_key_id)
       values ($1, '\\x25', sha256('\\x25'), decode(repeat('00', 64), 'hex'), (select k.id from paper_key k limit 1))`,
    [id],
  );
  await guard.query(`insert into committee_report_move (report_id, number, move, by) values ($1, 1, 'open', $2)`, [id, userId]);
  await guard.query(`update committee_report set status = 'discarded' where id = $1`, [id]);
}

let revision = 100;
/** A published table of invented figures: 9,375 and parts of it. */
export async function publishedTable(admin: Client): Promise<string> {
  const id = randomUUID();
  const cells = [[{}, 9375], [{ sex: 'female' }, 8640], [{ sex: 'male' }, null]].map(([at, figure]) => ({ at, figure })); // prettier-ignore
  await admin.query(
    `insert into statistic_release (id, status, measure, measure_version, dimensions, period, first, last, revision, facts_until, beside, categories, cells, bodies,
                                    method, threshold, base, requested_by, published_at)
       values ($1, 'published', 'arrests', 1, '{sex}', '2025', '2025-01-01', '2025-12-01', $2, 1, '{}', '[{"id":"sex","categories":["female","male"]}]', $3, 5, 'greedy', 10, 5,
               (select id from user_account limit 1), now())`,
    [id, (revision += 1), JSON.stringify(cells)],
  );
  return id;
}
