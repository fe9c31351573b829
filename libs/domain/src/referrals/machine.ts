import type { Category } from '../shared/categories';
import type { AgencyId, UnitId } from '../shared/ids';
import { localDay } from '../shared/local-day';
import { allow, refuse, type Outcome } from '../shared/outcome';
import { presumedChild } from '../cases/age';
import type { AgeBand } from '../cases/codes';
import { decideChildConsent } from '../child-safeguards/machine';
import type { BestInterestsPurpose } from '../child-safeguards/codes';
import type { ConsentPurpose } from '../consents/codes';
import { decideSharing, type ConsentFacts } from '../consents/machine';
import { decideOverrideSharing, type OverrideRecord } from '../overrides/machine';
import { referralActions, type ReferralAction, type ReferralStatus } from './codes';

/** Which end of a referral a unit stands at. */
export type ReferralSide = 'sender' | 'receiver';

export interface ReferralMove {
  readonly from: readonly ReferralStatus[];
  readonly to: ReferralStatus;
  readonly by: ReferralSide;
  readonly needs: readonly 'consent'[];
}

/**
 * Every move of a referral. `fail` also leaves `on-hold`: the text of domain.md section 6 names accepted and in-progress
 * only, but a receiver whose paused service cannot go on would otherwise have to resume it on paper to say so.
 */
export const referralMachine: Readonly<Record<ReferralAction, ReferralMove>> = {
  send: { from: ['draft'], to: 'requested', by: 'sender', needs: ['consent'] },
  receive: { from: ['requested'], to: 'received', by: 'receiver', needs: [] },
  accept: { from: ['received'], to: 'accepted', by: 'receiver', needs: ['consent'] },
  reject: { from: ['requested', 'received'], to: 'rejected', by: 'receiver', needs: [] },
  start: { from: ['accepted'], to: 'in-progress', by: 'receiver', needs: [] },
  hold: { from: ['accepted', 'in-progress'], to: 'on-hold', by: 'receiver', needs: [] },
  resume: { from: ['on-hold'], to: 'in-progress', by: 'receiver', needs: [] },
  complete: { from: ['in-progress'], to: 'completed', by: 'receiver', needs: [] },
  fail: { from: ['accepted', 'in-progress', 'on-hold'], to: 'failed', by: 'receiver', needs: [] },
  cancel: {
    from: ['draft', 'requested', 'received', 'accepted', 'in-progress', 'on-hold'],
    to: 'cancelled',
    by: 'sender',
    needs: [],
  },
  retract: { from: ['draft', 'requested', 'received'], to: 'entered-in-error', by: 'sender', needs: [] },
};

/** What a move is decided from, of the referral itself. */
export interface ReferralRecord {
  readonly status: ReferralStatus;
  readonly fromUnitId: UnitId;
  readonly toUnitId: UnitId;
  readonly toAgencyId: AgencyId;
}

/** What a move is decided from, of the world around it; `consent` is the one the referral names, read afresh. */
export interface ReferralMoveFacts {
  readonly unitId: UnitId;
  readonly consent?: ConsentFacts;
  /** In the place of the consent, for the sender: the override the referral names, read afresh. */
  readonly override?: OverrideRecord;
  readonly packet: readonly Category[];
  /** Consents that what is asked for needs besides, and every consent of the case to find them in; the sender's to know. */
  readonly besides?: readonly ConsentPurpose[];
  readonly others?: readonly ConsentFacts[];
  /** What is missing of a child's determinations before this is asked for. */
  readonly missingBestInterests?: readonly BestInterestsPurpose[];
  /** As it is known today; at sending a child's consent must not be the child's own. */
  readonly ageBand: AgeBand;
  readonly now: Date;
}

/** May this unit take this step now? Side first, then status, then consent, so that a refusal tells no more than it must. */
export function decideReferral(
  record: ReferralRecord,
  action: ReferralAction,
  facts: ReferralMoveFacts,
): Outcome<{ readonly to: ReferralStatus }> {
  const move = referralMachine[action];
  const acting = move.by === 'sender' ? record.fromUnitId : record.toUnitId;
  if (facts.unitId !== acting) return refuse('referral.not-your-side');
  if (!move.from.includes(record.status)) return refuse('referral.not-now');
  if (move.needs.includes('consent') && facts.override !== undefined) {
    const today = localDay(facts.now);
    const sharing = decideOverrideSharing(facts.override, {
      now: facts.now,
      today,
      toUnitId: record.toUnitId,
      packet: facts.packet,
      child: presumedChild(facts.ageBand),
    });
    if (!sharing.ok) return sharing;
  } else if (move.needs.includes('consent')) {
    const sharing = decideSharing({
      consent: facts.consent,
      toUnitId: record.toUnitId,
      toAgencyId: record.toAgencyId,
      packet: facts.packet,
      today: localDay(facts.now),
      purpose: 'referral',
      child: presumedChild(facts.ageBand),
      ...(facts.besides ? { besides: facts.besides } : {}),
      ...(facts.others ? { others: facts.others } : {}),
    });
    if (!sharing.ok) return sharing;
    // The receiver is told only whether the consent holds: at acceptance the database looks at who gave it, and at a child's best interests.
    if (move.by === 'sender' && facts.consent !== undefined && presumedChild(facts.ageBand)) {
      const guarded = decideChildConsent(facts.consent.givenBy, facts.missingBestInterests ?? []);
      if (!guarded.ok) return guarded;
    }
  }
  return allow({ to: move.to });
}

/** The steps open to one side in a status, in the order of the code list: what a screen offers as buttons. */
export function availableReferralActions(view: { readonly status: ReferralStatus; readonly side: ReferralSide }): ReferralAction[] {
  return referralActions.codes.filter((action) => {
    const move = referralMachine[action];
    return move.by === view.side && move.from.includes(view.status);
  });
}
