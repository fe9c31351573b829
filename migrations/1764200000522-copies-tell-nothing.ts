import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as trail } from './1764000000004-audit-and-outbox';
import { readersByClass } from './1764200000488-fuller-copies';
import { doors as parts } from './1764200000521-copy-parts';
import { asBefore, bit, changed, run } from './sql';

const standing = `('requested', 'reviewed')`;
const ofParts = ['request_own_copy', 'move_own_copies', 'end_copy_parts'];
const earlier = (statements: readonly string[], name: string): string => asBefore(statements, [name])[0]!;

/** Whether a line of the trail stays untold: it is of a room's part of a copy, and the reader is not of the room. */
const ofAnothersPart = `x.action like 'own-copy.%' and x.action <> 'own-copy.request' and x.subject_id is not null
               and x.unit_id is distinct from (select guard.unit())
               and not exists (select 1 from own_copy y where y.id = x.subject_id and y.room is null)`;

/**
 * What tells the unit that was asked of rooms' parts of a copy is gone; every file gives a part of every request; and a copy ends with
 * its case's erasure, as an envelope does with a transfer.
 */
export class CopiesTellNothing1764200000522 implements MigrationInterface {
  readonly name = 'CopiesTellNothing1764200000522';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'alter table own_copy drop constraint own_copy_two_check',
      twoCheck('true'),
      'drop index own_copy_part_standing_uq',
      'drop index own_copy_part_of_ix',
      'create unique index own_copy_part_uq on own_copy (part_of, unit_id, room) where part_of is not null',
      'set local role himaya_guard',
      ...doors,
      `select guard.call_off_copy_part(o.id) from own_copy o where o.state in ${standing}
         and exists (select 1 from case_erasure e where e.case_id = o.case_id)`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    const ended = `select id from own_copy where room is null and state = 'called-off'`;
    await run(runner, [
      'set local role himaya_guard',
      ...asBefore(parts, ofParts),
      ...asBefore(trail, ['access_log']),
      ...asBefore([readersByClass], ['copy_readers']),
      'reset role',
      `delete from own_copy_omission where copy_id in (select id from own_copy where id in (${ended}) or part_of in (${ended}))`,
      `delete from own_copy where part_of in (${ended})`,
      `delete from own_copy where id in (${ended})`,
      // One of a room's could stand: the first.
      `update own_copy o set state = 'called-off', channel = null where o.room is not null and o.state in ${standing}
         and exists (select 1 from own_copy n where n.case_id = o.case_id and n.unit_id = o.unit_id and n.room = o.room and n.state in ${standing}
           and (n.recorded_at, n.id) < (o.recorded_at, o.id))`,
      'drop index own_copy_part_uq',
      'create index own_copy_part_of_ix on own_copy (part_of) where part_of is not null',
      `create unique index own_copy_part_standing_uq on own_copy (case_id, unit_id, room) where room is not null and state in ${standing}`,
      'alter table own_copy drop constraint own_copy_two_check',
      twoCheck('room is not null'),
    ]);
  }
}

const twoCheck = (calledOff: string): string => `alter table own_copy add constraint own_copy_two_check check (case state
     when 'requested' then reviewed_by is null
     when 'called-off' then ${calledOff} else reviewed_by is not null and requested_by is not null and reviewed_by <> requested_by end)`;

const doors = [
  changed(
    changed(
      earlier(parts, 'request_own_copy'),
      ` where f.unit_id <> guard.unit() or f.room not in (${bit.shelter}, ${bit.reintegration})`,
      '',
    ),
    `
       on conflict (case_id, unit_id, room) where room is not null and state in ${standing} do nothing;`,
    ';',
  ),
  // The envelope was to go through whoever the person had asked; of the next they have not chosen it.
  changed(
    earlier(parts, 'move_own_copies'),
    'return null;',
    `update own_copy set parts_by = 'each-body', channel = case channel when 'in-envelope' then 'in-person' else channel end, version = version + 1
      where case_id = new.id and room is not null and state in ${standing} and parts_by = 'closed-envelope';
     return null;`,
  ),
  changed(earlier(parts, 'end_copy_parts'), ' and x.room is not null', ''),
  changed(
    earlier(trail, 'access_log'),
    'where not p_lists and x.case_id = p_case',
    `where not p_lists and x.case_id = p_case and not (${ofAnothersPart})`,
  ),
  changed(
    earlier([readersByClass], 'copy_readers'),
    `x.case_id = o.case_id and x.result = 'done'`,
    `x.case_id = o.case_id and x.result = 'done' and not (${ofAnothersPart})`,
  ),
];
