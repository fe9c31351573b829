import type { UnitId } from '../shared/ids';
import { allow, refuse, type Outcome } from '../shared/outcome';
import type { ReferralStatus, ServiceOutcome } from './codes';

/** Ends after which the same need is taken to another desk. */
const unmet: readonly ReferralStatus[] = ['rejected', 'failed', 'cancelled'];

/** Outcomes of a completed service with which its need, or a part of it, is still there. */
export const unmetOutcomes: readonly ServiceOutcome[] = ['partly-provided', 'not-provided', 'referred-on'];

/** How a referral ended, as far as that says whether its need is still there. */
export interface ReferralEnd {
  readonly status: ReferralStatus;
  readonly outcome?: ServiceOutcome | null;
}

/** True where a referral ended and its need was left unmet: another desk can be asked. */
export const leftUnmet = ({ status, outcome }: ReferralEnd): boolean =>
  unmet.includes(status) || (status === 'completed' && outcome != null && unmetOutcomes.includes(outcome));

export interface EndedReferral extends ReferralEnd {
  readonly fromUnitId: UnitId;
  readonly toUnitId: UnitId;
}

/**
 * May the need of a referral that came to nothing be sent to this desk? The consent is looked at like any sending's: it names who
 * receives, so that the earlier one's seldom serves.
 */
export function decideAgain(
  ended: EndedReferral,
  { unitId, toUnitId }: { readonly unitId: UnitId; readonly toUnitId: UnitId },
): Outcome<null> {
  if (ended.fromUnitId !== unitId) return refuse('referral.not-your-side');
  if (!leftUnmet(ended)) return refuse('referral.not-now');
  if (ended.toUnitId === toUnitId && ended.status === 'rejected') {
    return refuse('referral.unit-not-eligible', { errors: [{ path: 'toUnitId', code: 'unit.rejected' }] });
  }
  return allow(null);
}
