import { Injectable } from '@nestjs/common';
import { decideHoliday, localDay, refuse, type HolidayBody, type Outcome, type RulesAnswer } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ReadIdentificationRules } from './read-identification-rules';
import { RulesStore } from './rules.store';

/** Declares days off, and takes them back before their day: clocks set from then on run round them. */
@Injectable()
export class KeepHolidays {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly rules: RulesStore,
    private readonly read: ReadIdentificationRules,
  ) {}

  declare(actor: Actor, body: HolidayBody): Promise<Outcome<RulesAnswer>> {
    return this.inTransaction.run(actor, { action: 'holiday.declare' }, async (tx) => {
      const decided = decideHoliday(body, localDay(tx.now));
      if (!decided.ok) return decided;
      return (await this.rules.declare(tx, body)) ? this.read.answer(tx) : refuse('holiday.already');
    });
  }

  withdraw(actor: Actor, body: Pick<HolidayBody, 'day'>): Promise<Outcome<RulesAnswer>> {
    return this.inTransaction.run(actor, { action: 'holiday.withdraw' }, async (tx) => {
      const decided = decideHoliday(body, localDay(tx.now));
      if (!decided.ok) return decided;
      return (await this.rules.withdraw(tx, body.day)) ? this.read.answer(tx) : refuse('not-found');
    });
  }
}
