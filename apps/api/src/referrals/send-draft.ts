import { Inject, Injectable } from '@nestjs/common';
import { deadlinesOf, decideUrgency, refuse, type Outcome, type ReferralId, type ReferralView } from '@himaya/domain';
import { CaseStore, tellTimeline } from '../cases';
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
      changes: async (tx, row) => {
        const { urgency, raisedFrom } = decideUrgency(row.urgency, await this.referrals.latestRisk(tx, row.caseId));
        return {
          requestedAt: tx.now,
          urgency,
          raisedFrom: row.raisedFrom ?? raisedFrom,
          ...deadlinesOf(urgency, tx.now, this.config.referralDeadlines),
        };
      },
      check: async (tx, row) => ((await this.cases.keepOpen(tx, row.caseId)) ? this.line.decide(tx, row) : refuse('case.closed')),
      then: async (tx, moved, before) => {
        if (moved.urgency !== before.urgency) {
          const details = { service: moved.service, urgency: moved.urgency, raisedFrom: before.urgency };
          await tellTimeline(tx, { caseId: moved.caseId, kind: 'referral-raised', subjectId: id, details });
        }
        const due = deadlinesOf(moved.urgency, tx.now, this.config.referralDeadlines);
        await this.referrals.setDeadlines(tx, id, 'referral-receive', tx.now, due.receiveDueAt);
        await this.referrals.setDeadlines(tx, id, 'referral-decide', tx.now, due.decideDueAt);
        if (moved.overrideId !== null) tx.emit({ kind: 'override-used', subjectId: moved.overrideId });
      },
    });
  }
}
