import { Injectable } from '@nestjs/common';
import type { EndMissingBody, MissingAlertId, MissingAlertView, Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { StepMissing } from './step-missing';

/** Ends a search with its reason; its tasks end with it. */
@Injectable()
export class EndMissing {
  constructor(private readonly step: StepMissing) {}

  run(actor: Actor, id: MissingAlertId, version: number, body: EndMissingBody): Promise<Outcome<MissingAlertView>> {
    return this.step.run(actor, id, version, body);
  }
}
