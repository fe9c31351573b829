import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as before } from './1764200000452-own-copies';
import { asBefore, bit, changed, oneOf, run } from './sql';

const sheets = ['core', 'identity', 'exploitation'];
const parts = [...sheets, 'plan', 'documents', 'help', 'shelter', 'proceedings', 'reintegration'];
const omissionCheck = (codes: readonly string[]): string =>
  `alter table own_copy_omission add constraint own_copy_omission_category_check check (category in (${codes.map((code) => `'${code}'`).join(', ')}))`;

const decides = 'decide_own_copy';
const prints = 'prints_copy';
const readers = 'copy_readers';

/** A person's copy has what was done for them too, each part of it the second person's to leave out; and who looked, in classes. */
export class FullerCopies1764200000488 implements MigrationInterface {
  readonly name = 'FullerCopies1764200000488';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'alter table own_copy_omission drop constraint own_copy_omission_category_check',
      `alter table own_copy_omission add ${oneOf('own_copy_omission_category_check', 'category', parts)}`,
      'set local role himaya_guard',
      ...doors,
      'drop function guard.copy_readers(uuid)',
      readersByClass,
      'revoke execute on function guard.copy_readers(uuid, text[]) from public',
      'grant execute on function guard.copy_readers(uuid, text[]) to himaya_app',
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      'drop function guard.copy_readers(uuid, text[])',
      ...asBefore(before, [decides, prints, readers]),
      'revoke execute on function guard.copy_readers(uuid) from public',
      'grant execute on function guard.copy_readers(uuid) to himaya_app',
      'reset role',
      `delete from own_copy_omission where category not in (${sheets.map((code) => `'${code}'`).join(', ')})`,
      'alter table own_copy_omission drop constraint own_copy_omission_category_check',
      omissionCheck(sheets),
    ]);
  }
}

const earlier = (name: string): string => asBefore(before, [name])[0]!;

export const doors = [
  changed(
    earlier(decides),
    `cardinality(p_categories) >= ${sheets.length}`,
    `p_categories @> array[${sheets.map((code) => `'${code}'`).join(', ')}]`,
  ),
  changed(
    earlier(prints),
    `else ${bit.exploitation} end`,
    `when 'exploitation' then ${bit.exploitation} when 'shelter' then ${bit.shelter} when 'proceedings' then ${bit.proceedings}
           when 'reintegration' then ${bit.reintegration} else 0 end`,
  ),
];

/** p_changing: the deeds that change something; every other only looked. */
export const readersByClass = changed(
  changed(
    changed(
      changed(
        earlier(readers).replace('create or replace', 'create'),
        'guard.copy_readers(p_id uuid) returns table (name_ar text, name_ckb text, name_en text, times int,',
        'guard.copy_readers(p_id uuid, p_changing text[]) returns table (name_ar text, name_ckb text, name_en text, times int, changes int,',
      ),
      'count(*)::int, min(e.at)',
      '(count(*) filter (where e.action <> all (p_changing)))::int, (count(*) filter (where e.action = any (p_changing)))::int, min(e.at)',
    ),
    '(select x.unit_id, x.at from audit_event x where',
    '(select x.unit_id, x.at, x.action from audit_event x where',
  ),
  'select x.unit_id, x.at from audit_event_case l',
  'select x.unit_id, x.at, x.action from audit_event_case l',
);
