import { messagesKeptDays } from '@himaya/domain';
import type { Chore } from '../../platform/outbox/chore';

const batch = 1000;
const day = 86_400_000;

/**
 * Who was told by which channel when is deleted once nobody asks for it any more, the notices themselves stay. What waits is never that
 * old: trying ends after two days, and a deployment that stopped sending leaves nothing behind either.
 */
export const forgetSent: Chore = {
  name: 'forget-sent',
  pause: 3_600_000,
  run: async (database, now) => {
    const before = new Date(now.getTime() - messagesKeptDays * day);
    for (const statement of [forgetDeliveries, forgetMessages]) {
      let gone = batch;
      while (gone === batch) {
        gone = await database.transaction(async (em) => (await em.query<[unknown, number]>(statement, [before, batch]))[1]);
      }
    }
  },
};

/** Read off an index by age. A delivery is due before its message is made: it is never younger. */
const forgetDeliveries = `delete from notification_delivery where (notification_id, user_id, channel) in (
  select d.notification_id, d.user_id, d.channel from notification_delivery d where d.due_at < $1 order by d.due_at limit $2 for update skip locked)`;

const forgetMessages = `delete from notification_message where id in (
  select m.id from notification_message m where m.created_at < $1
     and not exists (select 1 from notification_delivery d where d.message_id = m.id) order by m.created_at limit $2 for update skip locked)`;
