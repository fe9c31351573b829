import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** A draft of the secretariat's with what can be said of it: a row of each table of the room. */
export async function meetingRows(
  guard: Client,
  { unitId, userId, id: meeting = randomUUID() }: { readonly unitId: string; readonly userId: string; readonly id?: string },
): Promise<void> {
  const decision = randomUUID();
  const agency = '(select agency_id from unit where id = $2)';
  await guard.query(
    `insert into meeting (id, kind, number, held_on, place, hands) values ($1, 'sub-committee', (select count(*) + 1 from meeting), '2026-01-01', 'x', array[$2::uuid])`,
    [meeting, userId],
  );
  await guard.query(`insert into meeting_attendance (meeting_id, agency_id, attendance) values ($1, ${agency}, 'present')`, [
    meeting,
    unitId,
  ]);
  await guard.query(
    `insert into meeting_attendance_correction (meeting_id, agency_id, attendance, by) values ($1, ${agency}, 'absent', $3)`,
    [meeting, unitId, userId],
  );
  await guard.query(`insert into meeting_decision (id, meeting_id, position, text_ar, agency_id) values ($3, $1, 1, 'x', ${agency})`, [
    meeting,
    unitId,
    decision,
  ]);
  await guard.query(`insert into decision_follow_up (decision_id, kind, note, by) values ($1, 'answer', 'x', $2)`, [decision, userId]);
}
