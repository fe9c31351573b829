import type { UnitId, UserId } from '../shared/ids';
import { allow, refuse, type Outcome } from '../shared/outcome';
import { openReferralStatuses, type ReferralStatus } from './codes';

/** A member takes a referral from the desk, or gives it back: who has it, not who may act on it. */
export type Taking = 'take' | 'release';

export interface TakingRecord {
  readonly status: ReferralStatus;
  readonly toUnitId: UnitId;
  readonly assignedTo: UserId | null;
}

/**
 * May this member take it or give it back now? Nobody takes what a colleague has; but every member of the desk may give it back
 * for a colleague who is away, or a referral would wait for somebody who does not come (ADR 56).
 */
export function decideTaking(
  record: TakingRecord,
  taking: Taking,
  { unitId, userId }: { readonly unitId: UnitId; readonly userId: UserId },
): Outcome<{ readonly assignedTo: UserId | null }> {
  if (unitId !== record.toUnitId) return refuse('referral.not-your-side');
  const open: readonly ReferralStatus[] = openReferralStatuses;
  if (!open.includes(record.status)) return refuse('referral.not-now');
  if (taking === 'release') return record.assignedTo === null ? refuse('referral.not-taken') : allow({ assignedTo: null });
  if (record.assignedTo !== null && record.assignedTo !== userId) return refuse('referral.taken');
  return allow({ assignedTo: userId });
}
