import type { Urgency } from '../referrals/codes';

/**
 * Within how many hours somebody has seen with the person how a service goes on whose consent was taken back (domain.md section 5), by the
 * urgency of its referral; what stopped in a unit's own case has none and waits as an urgent one does.
 */
export const withdrawalTaskHours: Readonly<Record<Urgency, number>> = { immediate: 8, urgent: 24, standard: 72 };

/** When that task is due. @param at the moment in which the withdrawal is handled */
export const withdrawalTaskDue = (urgency: Urgency, at: Date): Date => new Date(at.getTime() + withdrawalTaskHours[urgency] * 3_600_000);
