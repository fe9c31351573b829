import { Injectable } from '@nestjs/common';
import {
  readReportedStep,
  type Outcome,
  type ReferralId,
  type ReferralView,
  type ReportedStep,
  type ReportOutsideBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { completing } from './complete-referral';
import { failing } from './fail-referral';
import { MoveReferral, type Step } from './move-referral';
import { starting } from './start-referral';

/** How a service goes at a body without accounts, as it told the unit that asked it: the receiver's moves, written down by the sender. */
@Injectable()
export class ReportOutside {
  constructor(private readonly move: MoveReferral) {}

  async run(actor: Actor, id: ReferralId, version: number, body: ReportOutsideBody): Promise<Outcome<ReferralView>> {
    const reported = readReportedStep(body);
    if (!reported.ok) return reported;
    return this.move.run(actor, id, { ...stepOf(reported.value), version, note: body.note, outside: true });
  }
}

function stepOf(reported: ReportedStep): Omit<Step, 'version'> {
  if (reported.step === 'start') return starting;
  return reported.step === 'complete' ? completing(reported.outcome) : failing(reported.reason);
}
