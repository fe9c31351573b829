import { Injectable } from '@nestjs/common';
import type { MissingAlertId, MissingAlertView, Outcome, ReviewMissingBody } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { StepMissing } from './step-missing';

/** Looks at a search again: what was done, and the next look is due in seven days. */
@Injectable()
export class ReviewMissing {
  constructor(private readonly step: StepMissing) {}

  run(actor: Actor, id: MissingAlertId, version: number, { words }: ReviewMissingBody): Promise<Outcome<MissingAlertView>> {
    return this.step.run(actor, id, version, { ending: null, words });
  }
}
