import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, bit, dropCodes, guarded, reads, run } from './sql';

const notices = ['rights-reminder', 'rights-overdue'];
const events = ['rights-explained'];
const duty = 'rights-explain';

/** When a person was told their rights, in which language and by whom; and whom it is owed to. */
export class RightsExplained1764200000042 implements MigrationInterface {
  readonly name = 'RightsExplained1764200000042';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('notification', 'kind', notices),
      addCodes('timeline_event', 'kind', events),
      addCodes('deadline', 'kind', [duty]),
      addCodes('escalation', 'kind', [duty]),
      'grant select, insert, update, delete on rights_explanation to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function ${[...doorsOfWorker, 'guard.follow_rights()'].join(', ')} from public`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      'grant execute on function guard.follow_rights() to himaya_owner',
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    const listed = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');
    await run(runner, [
      'drop table rights_explanation cascade',
      'set local role himaya_guard',
      `drop function ${[...doorsOfWorker, 'guard.follow_rights()'].join(', ')}`,
      `delete from deadline where kind = '${duty}'`,
      `delete from escalation where kind = '${duty}'`,
      `delete from notification where kind in (${listed(notices)})`,
      `delete from timeline_event where kind in (${listed(events)})`,
      'reset role',
      'alter table case_record drop column rights_explained_on',
      dropCodes('notification', 'kind', notices),
      dropCodes('timeline_event', 'kind', events),
      dropCodes('deadline', 'kind', [duty]),
      dropCodes('escalation', 'kind', [duty]),
    ]);
  }
}

const tables = [
  // Kept from the records, so that the list of those who still wait reads no second table.
  'alter table case_record add column rights_explained_on date',
  `create table rights_explanation (
     id uuid not null constraint rights_explanation_pk primary key,
     case_id uuid not null constraint rights_explanation_case_fk references case_record,
     explained_on date not null,
     language text not null constraint rights_explanation_language_check check (language ~ '^[a-z]{2,3}$'),
     interpreter_ct bytea,
     copy_given boolean not null,
     text_version text not null,
     recorded_by uuid not null constraint rights_explanation_recorded_by_fk references user_account,
     recorded_unit_id uuid not null constraint rights_explanation_unit_fk references unit,
     recorded_at timestamptz not null default now())`,
  'create index rights_explanation_case_ix on rights_explanation (case_id, recorded_at desc, id desc)',
];

const doorsOfWorker = ['guard.owe_rights(uuid)', 'guard.owes_rights(uuid)'];

const doors = [
  // Told within a day of the opening; half way the unit is reminded.
  `create function guard.owe_rights(p_case uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     insert into deadline (id, kind, step, subject_id, due_at)
       select gen_random_uuid(), '${duty}', s.step, c.id, c.opened_at + s.after
         from case_record c, (values ('remind-desk', interval '12 hours'), ('alert', interval '24 hours')) as s (step, after)
        where c.id = p_case and c.status = 'open' and c.rights_explained_on is null
       on conflict on constraint deadline_step_uq do nothing;
   end $$`,
  `create function guard.owes_rights(p_case uuid) returns table (unit_id uuid) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return query select c.responsible_unit_id from case_record c where c.id = p_case and c.status = 'open' and c.rights_explained_on is null;
   end $$`,
  `create function guard.follow_rights() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     update case_record set rights_explained_on = greatest(rights_explained_on, new.explained_on) where id = new.case_id;
     perform guard.cancel_duties(new.case_id, '${duty}');
     return null;
   end $$`,
];

const policies = [
  'create trigger rights_explanation_follow after insert on rights_explanation for each row execute function guard.follow_rights()',
  ...guarded('rights_explanation'),
  `create policy rights_explanation_read on rights_explanation for select to himaya_app using (${reads('rights_explanation.case_id', `${bit.core}`)})`,
  `create policy rights_explanation_record on rights_explanation for insert to himaya_app
     with check (recorded_unit_id = (select guard.unit()) and recorded_by = (select guard.user_id()) and guard.works_case(case_id, ${bit.core}))`,
  'grant select, insert on rights_explanation to himaya_app',
];
