import type { NotificationKind, ReferralId } from '@himaya/domain';
import type { EventHandler } from '../platform/outbox/event-handler';
import type { EntityManager } from 'typeorm';
import { getReferral, tell, type Notice, type ReferralFacts } from './notice.store';

/** What a unit is told of a referral: what it is about, why it ended, and the unit at the other end. */
function detailsOf(referral: ReferralFacts, other: 'sender' | 'receiver'): Record<string, string> {
  const reason = referral.rejectionReason ?? referral.failureReason ?? referral.cancellationReason;
  return {
    service: referral.service,
    urgency: referral.urgency,
    ...(reason === null ? {} : { reason }),
    unitId: other === 'sender' ? referral.fromUnitId : referral.toUnitId,
  };
}

/** A notice to the unit that sent the referral, with the next unit to ask where one is proposed. */
export function toSender(kind: NotificationKind, referral: ReferralFacts, nextUnitId = referral.nextUnitId): Notice {
  const details = { ...detailsOf(referral, 'receiver'), ...(nextUnitId === null ? {} : { nextUnitId }) };
  return { unitId: referral.fromUnitId, role: null, kind, referralId: referral.id, details };
}

/** A notice to the unit the referral went to. */
export function toReceiver(kind: NotificationKind, referral: ReferralFacts, role: Notice['role'] = null): Notice {
  return { unitId: referral.toUnitId, role, kind, referralId: referral.id, details: detailsOf(referral, 'sender') };
}

/** A handler that reads the referral an event is about and tells whom `notices` names. */
export function tellsOf(kind: string, notices: (referral: ReferralFacts) => readonly Notice[]): EventHandler {
  const name = `notifications.on-${kind}`;
  return {
    kind,
    name,
    handle: async (em, event) => tell(em, `event|${event.id}|${name}`, notices(await getReferral(em, event.subjectId))),
  };
}

/** Tells the desk a referral went to, once for each cause. */
export async function tellDesk(em: EntityManager, cause: string, kind: NotificationKind, referralId: ReferralId): Promise<void> {
  await tell(em, cause, [toReceiver(kind, await getReferral(em, referralId))]);
}
