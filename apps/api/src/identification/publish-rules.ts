import { Injectable } from '@nestjs/common';
import { decidePublishing, localDay, type Outcome, type PublishRulesBody, type RulesAnswer } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ReadIdentificationRules } from './read-identification-rules';
import { RulesStore } from './rules.store';

/** Puts the next version of the rules beside the others, to take effect on a day to come. */
@Injectable()
export class PublishRules {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly rules: RulesStore,
    private readonly read: ReadIdentificationRules,
  ) {}

  run(actor: Actor, body: PublishRulesBody): Promise<Outcome<RulesAnswer>> {
    return this.inTransaction.run(actor, { action: 'identification-rules.publish' }, async (tx) => {
      const decided = decidePublishing(body, { versions: await this.rules.all(tx), today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const published = await this.rules.publish(tx, decided.value.version, body);
      return published.ok ? this.read.answer(tx) : published;
    });
  }
}
