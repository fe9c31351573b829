import { Injectable } from '@nestjs/common';
import { decideReportOutsideBody, type Outcome, type ReferralId, type ReferralView, type ReportOutsideBody } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { everyDeadline, MoveReferral, type Step } from './move-referral';

/** How a service goes at a body without accounts, as it told the unit that asked it: the receiver's moves, written down by the sender. */
@Injectable()
export class ReportOutside {
  constructor(private readonly move: MoveReferral) {}

  async run(actor: Actor, id: ReferralId, version: number, body: ReportOutsideBody): Promise<Outcome<ReferralView>> {
    const whole = decideReportOutsideBody(body);
    return this.move.run(actor, id, { ...stepOf(body), version, note: body.note, check: async () => whole, outside: true });
  }
}

function stepOf({ step, outcome, reason }: ReportOutsideBody): Pick<Step, 'action' | 'reason' | 'changes' | 'answers' | 'then'> {
  if (step === 'start') return { action: step, changes: (tx) => ({ startedAt: tx.now }), answers: ['referral-first-service'] };
  if (step === 'fail') {
    const failed = reason ?? null;
    return {
      action: step,
      ...(failed === null ? {} : { reason: failed }),
      changes: (tx) => ({ failureReason: failed, endedAt: tx.now }),
      answers: everyDeadline,
    };
  }
  const done = outcome ?? null;
  return {
    action: step,
    ...(done === null ? {} : { reason: done }),
    changes: (tx) => ({ outcome: done, endedAt: tx.now }),
    then: async (tx, { needId }) => {
      if (needId !== null && done === 'service-provided') tx.emit({ kind: 'need-met', subjectId: needId });
    },
  };
}
