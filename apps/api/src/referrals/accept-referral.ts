import { Injectable } from '@nestjs/common';
import { allow, firstServiceDueAt, refuse, type NoteBody, type Outcome, type ReferralId, type ReferralView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { everyDeadline, MoveReferral } from './move-referral';
import { ReferralStore } from './referral.store';

/** The desk takes the person on: consent is checked once more, and the packet opens. */
@Injectable()
export class AcceptReferral {
  constructor(
    private readonly move: MoveReferral,
    private readonly referrals: ReferralStore,
  ) {}

  run(actor: Actor, id: ReferralId, version: number, { note }: NoteBody): Promise<Outcome<ReferralView>> {
    return this.move.run(actor, id, {
      action: 'accept',
      version,
      note,
      basis: async (tx, row) => {
        const consent = await this.referrals.consentFacts(tx, row);
        return consent ? allow({ consent }) : refuse('consent.missing');
      },
      changes: (tx, row) => ({ decidedAt: tx.now, serviceDueAt: firstServiceDueAt(row.urgency, tx.now) }),
      answers: everyDeadline,
      then: async (tx, moved) => {
        await this.referrals.openDoor(tx, id);
        await this.referrals.setDeadlines(
          tx,
          id,
          'referral-first-service',
          tx.now,
          moved.serviceDueAt ?? firstServiceDueAt(moved.urgency, tx.now),
        );
      },
    });
  }
}
