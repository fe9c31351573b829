import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** A table that somebody asked for: a row of each table of releases. */
export async function releaseRows(guard: Client, of: { readonly userId: string; readonly id?: string }): Promise<void> {
  const { userId, id = randomUUID() } = of;
  await guard.query(
    `insert into statistic_release (id, measure, measure_version, dimensions, period, first, last, revision, requested_by)
       values ($1, 'victims-identified', 1, '{sex}', '2024', '2024-01-01', '2024-12-01', (select count(*) + 1 from statistic_release), $2)`,
    [id, userId],
  );
  await guard.query(
    `insert into release_line (measure, measure_version, first, last, revision, facts_until, month)
       values ('victims-identified', 1, '2024-01-01', '2024-12-01', (select count(*) + 1 from release_line), 1, '2026-01-01')`,
  );
  const { rows } = await guard.query<{ id: string }>(
    `insert into paper_key (id, public_key) values (gen_random_uuid(), decode(repeat('00', 44), 'hex')) returning id`,
  );
  await guard.query(
    `insert into release_page (release_id, content, content_hash, signature, paper_key_id)
       values ($1, '\\x25', sha256('\\x25'), decode(repeat('00', 64), 'hex'), $2)`,
    [id, rows[0]!.id],
  );
  await guard.query(`insert into contribution (id, first_year, last_year, requested_by) values ($1, 2024, 2024, $2)`, [
    randomUUID(),
    userId,
  ]);
  await guard.query(`insert into release_event (release_id, step, by) values ($1, 'request', $2)`, [id, userId]);
}
