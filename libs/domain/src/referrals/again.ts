import type { UnitId } from '../shared/ids';
import { allow, refuse, type Outcome } from '../shared/outcome';
import type { ReferralStatus } from './codes';

/** Ends after which the same need is taken to another desk. */
const unmet: readonly ReferralStatus[] = ['rejected', 'failed', 'cancelled'];

export interface EndedReferral {
  readonly status: ReferralStatus;
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
  if (!unmet.includes(ended.status)) return refuse('referral.not-now');
  if (ended.toUnitId === toUnitId && ended.status === 'rejected') {
    return refuse('referral.unit-not-eligible', { errors: [{ path: 'toUnitId', code: 'unit.rejected' }] });
  }
  return allow(null);
}
