import { Inject, Injectable } from '@nestjs/common';
import { deadlinesOf, refuse, type Outcome, type ReferralId, type ReferralView } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { CONFIG, type Config } from '../platform/config/config';
import { LineCheck } from './line-check';
import { MoveReferral } from './move-referral';
import { ReferralStore } from './referral.store';
import { SharingBasis } from './sharing-basis';

/** Sends a draft: the consent, or the override in its place, is read afresh, and the clocks start now. */
@Injectable()
export class SendDraft {
  constructor(
    private readonly move: MoveReferral,
    private readonly basis: SharingBasis,
    private readonly cases: CaseStore,
    private readonly referrals: ReferralStore,
    private readonly line: LineCheck,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  run(actor: Actor, id: ReferralId, version: number): Promise<Outcome<ReferralView>> {
    return this.move.run(actor, id, {
      action: 'send',
      version,
      basis: async (tx, row) => {
        const of = await this.cases.find(tx, row.caseId);
        return of === null ? refuse('not-found') : this.basis.find(tx, of, row);
      },
      changes: (tx, row) => ({ requestedAt: tx.now, ...deadlinesOf(row.urgency, tx.now, this.config.referralDeadlines) }),
      check: async (tx, row) => ((await this.cases.keepOpen(tx, row.caseId)) ? this.line.decide(tx, row) : refuse('case.closed')),
      then: async (tx, moved) => {
        const due = deadlinesOf(moved.urgency, tx.now, this.config.referralDeadlines);
        await this.referrals.setDeadlines(tx, id, 'referral-receive', tx.now, due.receiveDueAt);
        await this.referrals.setDeadlines(tx, id, 'referral-decide', tx.now, due.decideDueAt);
        if (moved.overrideId !== null) tx.emit({ kind: 'override-used', subjectId: moved.overrideId });
      },
    });
  }
}
