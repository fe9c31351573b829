import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { NotificationChannel } from '@himaya/domain';
import type { Chore } from '../../platform/outbox/chore';
import type { WorkerDatabase } from '../../platform/outbox/worker-database';
import type { KeyRing } from '../../platform/vault/key-ring';
import { openContact } from '../preferences/contact-seal';
import type { Carrier, Outgoing, Reply } from './carrier';
import { drop, end, gather, listDuePeople, lockDue, putOff, takeMessage, type TakenRow } from './message.store';

const log = new Logger('messages');
const minute = 60_000;
/** Longer than any carrier takes. */
const lease = 2 * minute;
const longestPause = 15 * minute;
/** Two days of trying, as mail servers do; a code is worth nothing after its hour anyway. */
const longestTrying = 48 * 60 * minute;
const mostPeople = 200;
const mostMessages = 200;

/**
 * Gathers what is due for each person into one message and sends it. A message is taken under a lease, sent outside any transaction, and
 * written off with the answer: whoever dies in between leaves it to be sent again under the same id.
 */
export function sendMessages(carriers: readonly Carrier[], ring: KeyRing): Chore {
  const channels = carriers.map(({ channel }) => channel);
  return {
    name: 'send-messages',
    pause: 2000,
    run: async (database, now) => {
      await gatherDue(database, channels, now);
      // A server that cannot be reached is not asked again in the same round.
      const away = new Set<NotificationChannel>();
      for (let sent = 0; sent < mostMessages && away.size < channels.length; sent += 1) {
        const open = channels.filter((channel) => !away.has(channel));
        const taken = await database.transaction((em) => takeMessage(em, open, now, new Date(now.getTime() + lease)));
        if (taken === null) return;
        const message = outgoingOf(taken, ring);
        if (message === null) {
          await database.transaction((em) => end(em, taken.id, 'given-up', null, now));
          continue;
        }
        const reply = await carriers.find(({ channel }) => channel === taken.channel)!.send(message);
        if (reply.end === 'later' && reply.code === null) away.add(taken.channel);
        await settle(database, taken, reply, now);
      }
    },
  };
}

async function gatherDue(database: WorkerDatabase, channels: readonly NotificationChannel[], now: Date): Promise<void> {
  const people = await database.transaction((em) => listDuePeople(em, now, mostPeople));
  for (const { userId, channel } of people.filter((person) => channels.includes(person.channel))) {
    await database.transaction(async (em) => {
      const due = await lockDue(em, userId, channel, now);
      const unwanted = due.filter(({ wanted }) => !wanted).map(({ notificationId }) => notificationId);
      const wanted = due.filter((row) => row.wanted).map(({ notificationId }) => notificationId);
      if (unwanted.length > 0) await drop(em, userId, channel, unwanted, now);
      if (wanted.length > 0) await gather(em, randomUUID(), userId, channel, wanted, now);
    });
  }
}

/** Null where it has nobody to go to any more. */
function outgoingOf(
  { id, userId, channel, purpose, notices, language, addressCt, codeCt, verified }: TakenRow,
  ring: KeyRing,
): Outgoing | null {
  if (language === null || addressCt === null) return null;
  const to = openContact(ring, userId, channel, 'address', addressCt);
  if (purpose === 'notices') return verified ? { id, to, language, content: { purpose, count: notices } } : null;
  return codeCt === null ? null : { id, to, language, content: { purpose, code: openContact(ring, userId, channel, 'code', codeCt) } };
}

async function settle(database: WorkerDatabase, { id, channel, tries, createdAt }: TakenRow, reply: Reply, now: Date): Promise<void> {
  // Ids and numbers only: an answer's words can quote the address.
  if (reply.end !== 'sent') log.warn(`message ${id} by ${channel}: ${reply.end} ${reply.code ?? 'unreachable'}`);
  await database.transaction(async (em) => {
    if (reply.end !== 'later') return end(em, id, reply.end, reply.code, now);
    if (now.getTime() - createdAt.getTime() > longestTrying) return end(em, id, 'given-up', reply.code, now);
    await putOff(em, id, reply, new Date(now.getTime() + Math.min(minute * 2 ** Math.min(tries - 1, 10), longestPause)));
  });
}
