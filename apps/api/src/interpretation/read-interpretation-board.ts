import { Injectable } from '@nestjs/common';
import { allow, type InterpretationBoard, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { runningView } from './interpretation.presenter';
import { InterpretationStore } from './interpretation.store';

/** What the office answers for now: accepted referrals, those without a session first. */
@Injectable()
export class ReadInterpretationBoard {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly interpretations: InterpretationStore,
  ) {}

  run(actor: Actor): Promise<Outcome<InterpretationBoard>> {
    return this.inTransaction.run(actor, { action: 'interpretation.list' }, async (tx) => {
      const running = (await this.interpretations.running(tx)).map(runningView);
      return allow({ running, ...(await this.interpretations.numbers(tx)) });
    });
  }
}
