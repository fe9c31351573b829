import type { Client } from 'pg';
import type { User } from '../support/directory-builders';

/** Drafts of meetings by the number of the temporary table `many`, each with two decisions of which one was followed up. */
export async function manyMeetings(admin: Client, owner: User): Promise<void> {
  await admin.query(
    `insert into meeting (id, kind, number, held_on, place, hands)
       select m.id, (array['committee-session', 'sub-committee', 'half-year-expert-meeting'])[1 + n % 3],
              (select coalesce(max(number), 0) from meeting) + 1 + n / 3, current_date - n::int, 'x', array[$1::uuid] from many m where n <= 4000`,
    [owner.id],
  );
  const made = 'meeting m join many n on n.id = m.id';
  await admin.query(
    `insert into meeting_attendance (meeting_id, agency_id, attendance) select m.id, (select agency_id from unit where id = $1), 'present' from ${made}`,
    [owner.unit.id],
  );
  await admin.query(
    `insert into meeting_attendance_correction (meeting_id, agency_id, attendance, by) select m.id, (select agency_id from unit where id = $1), 'absent', $2 from ${made}`,
    [owner.unit.id, owner.id],
  );
  await admin.query(
    `insert into meeting_decision (id, meeting_id, position, text_ar, due_on) select gen_random_uuid(), m.id, p, 'x', m.held_on + 30 from ${made}, generate_series(1, 2) p`,
  );
  await admin.query(
    `insert into decision_follow_up (decision_id, kind, finding, note, by)
       select d.id, 'finding', 'done', 'x', $1 from meeting_decision d join many n on n.id = d.meeting_id where d.position = 1`,
    [owner.id],
  );
}
