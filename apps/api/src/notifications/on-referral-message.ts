import type { EventHandler } from '../platform/outbox/event-handler';
import { getReferral, hasUnread, tell } from './notice.store';
import { toReceiver, toSender } from './tell-sides';

const name = 'notifications.on-referral-message';

/** Tells the other side that something was written, never what; once until it looked. */
export const onReferralMessage: EventHandler = {
  kind: 'referral-message',
  name,
  handle: async (em, event) => {
    const referral = await getReferral(em, event.subjectId);
    const notice = event.payload['by'] === 'sender' ? toReceiver('referral-message', referral) : toSender('referral-message', referral);
    if (!(await hasUnread(em, notice))) await tell(em, `event|${event.id}|${name}`, [notice]);
  },
};
