import type { ReferralStatus } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import type { EventHandler } from '../platform/outbox/event-handler';
import { findCoordinationDesk, getReferral, tell, type Notice, type ReferralFacts } from './notice.store';
import { toReceiver, toSender } from './tell-sides';

/** Statuses in which a service runs: it goes on, without what was shared. */
const inService: readonly ReferralStatus[] = ['accepted', 'in-progress', 'on-hold'];

/**
 * Both sides stop sharing; the receiver of a draft never knew of it. In mid-service the coordination desk is told too: somebody must see
 * with the person how the service goes on (domain.md section 5). For a shelter without the desk that answers for it.
 */
const endOf = (
  kind: 'consent-ended-referral' | 'override-ended-referral',
  notice: 'consent-withdrawn' | 'override-ended',
): EventHandler => {
  const name = `notifications.on-${kind}`;
  return {
    kind,
    name,
    handle: async (em, event) => {
      const referral = await getReferral(em, event.subjectId);
      await tell(em, `event|${event.id}|${name}`, [
        toSender(notice, referral),
        ...(referral.requestedAt === null ? [] : [toReceiver(notice, referral)]),
        ...(inService.includes(referral.status) ? await toCoordinator(em, referral) : []),
      ]);
    },
  };
};

async function toCoordinator(em: EntityManager, { id, service, urgency, governorate, toUnitId }: ReferralFacts): Promise<Notice[]> {
  const unitId = await findCoordinationDesk(em, governorate);
  if (unitId === null) return [];
  const details = { service, urgency, ...(service === 'shelter' ? {} : { unitId: toUnitId }) };
  return [{ unitId, role: 'case-coordinator', kind: 'consent-withdrawn-in-service', referralId: id, details }];
}

export const onConsentEndedReferral = endOf('consent-ended-referral', 'consent-withdrawn');
export const onOverrideEndedReferral = endOf('override-ended-referral', 'override-ended');
