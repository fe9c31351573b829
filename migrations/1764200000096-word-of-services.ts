import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, dropCodes, run } from './sql';

const duty = 'referral-progress';
const notices = ['referral-quiet'];

/** A service that runs owes its sender a word every month: until now it had no clock at all. */
export class WordOfServices1764200000096 implements MigrationInterface {
  readonly name = 'WordOfServices1764200000096';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      addCodes('notification', 'kind', notices),
      addCodes('deadline', 'kind', [duty]),
      addCodes('escalation', 'kind', [duty]),
      'set local role himaya_guard',
      expectWord,
      `revoke execute on function ${door} from public`,
      `grant execute on function ${door} to himaya_app`,
      // Those that run already are asked from today.
      `update referral set due_at = now() + interval '30 days' where status = 'in-progress'`,
      `insert into deadline (id, kind, step, subject_id, due_at)
         select gen_random_uuid(), '${duty}', s.step, r.id, now() + s.days * interval '1 day' from referral r,
                (values ('remind-desk', 15), ('tell-manager-and-sender', 30), ('tell-coordinator', 60)) s (step, days)
          where r.status = 'in-progress'`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${door}`,
      `update referral set due_at = null where status = 'in-progress'`,
      `delete from deadline where kind = '${duty}'`,
      `delete from escalation where kind = '${duty}'`,
      `delete from notification where kind in ('${notices.join(`', '`)}')`,
      'reset role',
      dropCodes('notification', 'kind', notices),
      dropCodes('deadline', 'kind', [duty]),
      dropCodes('escalation', 'kind', [duty]),
    ]);
  }
}

const door = 'guard.expect_word(uuid, timestamptz, text[], timestamptz[])';

/** The steps of the clock run anew from each word; either side of a running service may say that there was one. */
const expectWord = `create function guard.expect_word(p_referral uuid, p_due timestamptz, p_steps text[], p_at timestamptz[]) returns void
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     update referral r set due_at = p_due where r.id = p_referral and r.status = 'in-progress' and guard.is_party(r.id, r.case_id);
     if not found then raise exception 'guard: not a service of this session that runs' using errcode = '42501'; end if;
     delete from deadline where subject_id = p_referral and kind = '${duty}';
     insert into deadline (id, kind, step, subject_id, due_at)
       select gen_random_uuid(), '${duty}', s.step, p_referral, s.at from unnest(p_steps, p_at) s (step, at);
   end $$`;
