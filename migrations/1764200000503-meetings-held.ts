import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doorsOfMeetings } from './1764200000501-meetings';
import { asBefore, changed, run } from './sql';

/** libs/domain meetingLimits, in characters and rows. */
const limits = { place: 200, agenda: 30, point: 300, decisions: 50, text: 1000 } as const;
const fit = 'guard.points_fit(text[])';
const closing = 'guard.close_meeting(uuid, int, text[])';
const closingBefore = 'guard.close_meeting(uuid, int)';

/** What the register's application decides, held by the database too; and a body that a correction alone names sees that meeting. */
export class MeetingsHeld1764200000503 implements MigrationInterface {
  readonly name = 'MeetingsHeld1764200000503';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `create function guard.points_fit(p_points text[]) returns boolean
       language sql immutable security definer set search_path = public, guard, pg_temp as $$
         select cardinality(p_points) <= ${limits.agenda} and not exists (select from unnest(p_points) p where p is null or length(p) > ${limits.point})
       $$`,
      `revoke execute on function ${fit} from public`,
      `grant execute on function ${fit} to himaya_owner`,
      'reset role',
      ...checks.map(([table, name, rule]) => `alter table ${table} add constraint ${name} check (${rule})`),
      'set local role himaya_guard',
      `drop function ${closingBefore}`,
      ...doors,
      `revoke execute on function ${closing} from public`,
      `grant execute on function ${closing} to himaya_app`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${closing}`,
      ...asBefore(doorsOfMeetings, [...answering, 'close_meeting', 'write_meeting', 'meetings_of_body']),
      `revoke execute on function ${closingBefore} from public`,
      `grant execute on function ${closingBefore} to himaya_app`,
      'reset role',
      ...checks.toReversed().map(([table, name]) => `alter table ${table} drop constraint ${name}`),
      'set local role himaya_guard',
      `drop function ${fit}`,
      'reset role',
    ]);
  }
}

const text = (column: string): string => `length(${column}) between 1 and ${limits.text}`;

/** [table, constraint, rule] */
const checks: readonly (readonly [string, string, string])[] = [
  ['meeting', 'meeting_place_check', `length(place) between 1 and ${limits.place}`],
  ['meeting', 'meeting_agenda_check', 'guard.points_fit(agenda)'],
  ['meeting_decision', 'meeting_decision_position_check', `position between 1 and ${limits.decisions}`],
  ['meeting_decision', 'meeting_decision_text_ar_check', text('text_ar')],
  ['meeting_decision', 'meeting_decision_text_ckb_check', text('text_ckb')],
  ['meeting_decision', 'meeting_decision_text_en_check', text('text_en')],
  ['decision_follow_up', 'decision_follow_up_note_check', text('note')],
];

const answering = ['record_meeting', 'follow_decision_up', 'answer_decision'];
const before = (name: string): string => asBefore(doorsOfMeetings, [name])[0]!;

/** A row that does not fit is a refusal, and no fault of the machine. */
const refusing = (statement: string): string =>
  changed(
    statement,
    `return 'done';
   end $$`,
    `return 'done';
   exception when check_violation or foreign_key_violation then
     return 'body.invalid';
   end $$`,
  );

const notHeldYet = `if (p_body->>'heldOn')::date > (now() at time zone 'Asia/Baghdad')::date then return 'body.invalid'; end if;`;
const namedIn = 'or exists (select from meeting_decision d where d.meeting_id = m.id and d.agency_id = mine))';

const doors = [
  ...answering.map((name) => refusing(before(name))),
  // No decision is due before it was taken.
  changed(
    refusing(before('write_meeting')),
    notHeldYet,
    `${notHeldYet}
     if exists (select from jsonb_array_elements(p_body->'decisions') d where (d->>'dueOn')::date < (p_body->>'heldOn')::date) then return 'body.invalid'; end if;`,
  ),
  // p_members: the bodies that sit on the committee, as the domain has them.
  changed(
    changed(
      before('close_meeting'),
      'guard.close_meeting(p_id uuid, p_version int)',
      'guard.close_meeting(p_id uuid, p_version int, p_members text[])',
    ),
    `update meeting set state = 'closed'`,
    `if m.kind = 'committee-session' and (coalesce(cardinality(p_members), 0) = 0 or exists (select from unnest(p_members) b (agency)
          where not exists (select from meeting_attendance a where a.meeting_id = p_id and a.agency_id = b.agency))) then
       return 'meeting.untold';
     end if;
     update meeting set state = 'closed'`,
  ),
  changed(
    before('meetings_of_body'),
    namedIn,
    `${namedIn.slice(0, -1)}
          or exists (select from meeting_attendance_correction c where c.meeting_id = m.id and c.agency_id = mine))`,
  ),
];
