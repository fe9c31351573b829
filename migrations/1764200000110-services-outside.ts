import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as doorsOfReferrals } from './1764000000003-consents-and-referrals';
import { asBefore, run } from './sql';

/** What a body outside tells of its service is written down by the unit that asked it. */
export class ServicesOutside1764200000110 implements MigrationInterface {
  readonly name = 'ServicesOutside1764200000110';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, ['set local role himaya_guard', mayMove, 'reset role']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['set local role himaya_guard', ...asBefore(doorsOfReferrals, ['may_move']), 'reset role']);
  }
}

// As it stood, and: where nobody has an account, the sender makes the receiver's moves of a service that was accepted.
const mayMove = `create or replace function guard.may_move(p_from text, p_to text, p_from_unit uuid, p_to_unit uuid) returns boolean language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit();
   begin
     return exists (select 1 from guard.referral_move m where m.from_status = p_from and m.to_status = p_to
                      and (me = case m.party when 'sender' then p_from_unit else p_to_unit end
                           or (m.party = 'receiver' and m.action in ('start', 'complete', 'fail') and me = p_from_unit
                               and exists (select 1 from unit u where u.id = p_to_unit and u.outside))));
   end $$`;
