import { deliveryDueAt, groupOf, usualSchedule, usualTiming, type NotificationChannel } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import type { Chore } from '../../platform/outbox/chore';
import { insertDelivery, listHearers, lockUnplanned, markPlanned, type HearerRow } from './message.store';

const batch = 200;

/**
 * Decides for each notice who is told of it elsewhere too, and when. After the notice itself is written, in a transaction of its own:
 * what goes wrong here keeps nothing from the page.
 * @param channels those that this deployment sends by
 */
export function planDeliveries(channels: readonly NotificationChannel[]): Chore {
  return {
    name: 'plan-deliveries',
    pause: 2000,
    run: async (database, now) => {
      let planned = batch;
      while (planned === batch) planned = await database.transaction((em) => planBatch(em, channels, now));
    },
  };
}

async function planBatch(em: EntityManager, channels: readonly NotificationChannel[], now: Date): Promise<number> {
  const ids = await lockUnplanned(em, batch);
  if (ids.length === 0) return 0;
  for (const hearer of await listHearers(em, ids, channels)) {
    const dueAt = dueFor(hearer);
    if (dueAt !== null) await insertDelivery(em, hearer, dueAt);
  }
  await markPlanned(em, ids, now);
  return ids.length;
}

function dueFor({ kind, pressing, at, channel, choices, dailyHour, quietFrom, quietTo }: HearerRow): Date | null {
  const group = groupOf(kind, pressing);
  const timing = choices[group] ?? usualTiming[channel][group];
  return deliveryDueAt(group, timing, at, { dailyHour: dailyHour ?? usualSchedule.dailyHour, quietFrom, quietTo });
}
