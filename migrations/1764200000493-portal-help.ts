import type { MigrationInterface, QueryRunner } from 'typeorm';
import { portalDoors } from './1764200000431-portal';
import { addCodes, asBefore, changed, dropCodes, run } from './sql';

const earlier = ['guard.open_portal_item(uuid, text, text, date, jsonb)', 'guard.save_portal_item(uuid, int, date, jsonb)'];
const doorsOfApp = [
  'guard.open_portal_item(uuid, text, text, date, jsonb, jsonb)',
  'guard.save_portal_item(uuid, int, date, jsonb, jsonb)',
  'guard.public_help()',
];

/** Helplines and offices, written, proposed and let out like everything else for the public. */
export class PortalHelp1764200000493 implements MigrationInterface {
  readonly name = 'PortalHelp1764200000493';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      addCodes('portal_item', 'kind', ['help']),
      `alter table portal_revision add column help jsonb
         constraint portal_revision_help_check check (help is null or jsonb_typeof(help -> 'phones') = 'array' and jsonb_array_length(help -> 'phones') between 1 and 3)`,
      'set local role himaya_guard',
      `drop function ${earlier.join(', ')}`,
      ...doors,
      `revoke execute on function ${doorsOfApp.join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${doorsOfApp.join(', ')}`,
      ...asBefore(portalDoors, ['open_portal_item', 'save_portal_item']),
      `revoke execute on function ${earlier.join(', ')} from public`,
      `grant execute on function ${earlier.join(', ')} to himaya_app`,
      'reset role',
      'alter table portal_revision drop column help',
      dropCodes('portal_item', 'kind', ['help']),
    ]);
  }
}

const [open = '', save = ''] = portalDoors;

/** Each pair of pieces, one after the other. */
const rewritten = (statement: string, ...pieces: readonly (readonly [string, string])[]): string =>
  pieces.reduce((made, [from, to]) => changed(made, from, to), statement);

const doors = [
  rewritten(
    open,
    ['p_day date, p_texts jsonb)', 'p_day date, p_texts jsonb, p_help jsonb)'],
    [
      '     insert into portal_item',
      `     if (p_kind = 'help') <> (p_help is not null) then return 'body.invalid'; end if;\n     insert into portal_item`,
    ],
    [
      'texts, written_by) values (p_id, 1, p_day, p_texts, guard',
      'texts, help, written_by) values (p_id, 1, p_day, p_texts, p_help, guard',
    ],
  ),
  rewritten(
    save,
    ['p_day date, p_texts jsonb)', 'p_day date, p_texts jsonb, p_help jsonb)'],
    [
      `     if i.version <> p_version`,
      `     if (i.kind = 'help') <> (p_help is not null) then return 'body.invalid'; end if;\n     if i.version <> p_version`,
    ],
    ['texts = p_texts, written_by', 'texts = p_texts, help = p_help, written_by'],
    [
      'texts, written_by) values (p_id, i.revision + 1, p_day, p_texts, guard',
      'texts, help, written_by) values (p_id, i.revision + 1, p_day, p_texts, p_help, guard',
    ],
  ),
  // Open to anybody: helplines and offices that are let out at this moment, and nothing of who wrote them.
  `create function guard.public_help() returns table (day date, texts jsonb, help jsonb)
   language sql stable security definer set search_path = public, guard, pg_temp as $$
     select r.day, r.texts, r.help
       from portal_item i join portal_revision r on r.item_id = i.id and r.revision = i.public_revision
      where i.public_revision is not null and i.kind = 'help' order by i.public_day desc, i.id desc limit 200
   $$`,
];
