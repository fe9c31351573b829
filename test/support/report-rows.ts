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
