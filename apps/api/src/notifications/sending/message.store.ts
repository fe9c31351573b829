import type { DeliveryTiming, InterfaceLanguage, NotificationChannel, NotificationGroup, NotificationKind, UserId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import type { Reply } from './carrier';

/** Somebody who is to hear of a notice by a channel, with what they chose. */
export interface HearerRow {
  readonly notificationId: string;
  readonly kind: NotificationKind;
  readonly pressing: boolean;
  readonly at: Date;
  readonly userId: UserId;
  readonly channel: NotificationChannel;
  readonly choices: Readonly<Partial<Record<NotificationGroup, DeliveryTiming>>>;
  readonly dailyHour: number | null;
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
}

/** A message that this worker has taken, with where it goes; no address where there is none any more. */
export interface TakenRow {
  readonly id: string;
  readonly userId: string;
  readonly channel: NotificationChannel;
  readonly purpose: 'code' | 'notices';
  readonly notices: number;
  readonly tries: number;
  readonly createdAt: Date;
  readonly language: InterfaceLanguage | null;
  readonly addressCt: Buffer | null;
  readonly codeCt: Buffer | null;
  readonly verified: boolean;
}

/** Notices that nobody has looked at yet whether they go on, locked for this worker. */
export async function lockUnplanned(em: EntityManager, most: number): Promise<string[]> {
  const rows: { id: string }[] = await em.query(
    'select id from notification where planned_at is null order by at, id limit $1 for update skip locked',
    [most],
  );
  return rows.map((row) => row.id);
}

export async function listHearers(
  em: EntityManager,
  ids: readonly string[],
  channels: readonly NotificationChannel[],
): Promise<HearerRow[]> {
  return em.query(
    `select n.id as "notificationId", n.kind, coalesce(n.details->>'urgency' = 'immediate' or n.details->>'danger' = 'now', false) as pressing, n.at, h.user_id as "userId", h.channel, h.choices,
            h.daily_hour as "dailyHour", h.quiet_from as "quietFrom", h.quiet_to as "quietTo"
       from notification n cross join lateral guard.hearers(n.id) h
      where n.id = any ($1::uuid[]) and n.read_at is null and h.channel = any ($2::text[])`,
    [ids, channels],
  );
}

/** One delivery for a notice, person and channel, whoever plans it. */
export async function insertDelivery(
  em: EntityManager,
  row: Pick<HearerRow, 'notificationId' | 'userId' | 'channel'>,
  dueAt: Date,
): Promise<void> {
  await em.query(
    `insert into notification_delivery (notification_id, user_id, channel, due_at) values ($1, $2, $3, $4)
     on conflict on constraint notification_delivery_pk do nothing`,
    [row.notificationId, row.userId, row.channel, dueAt],
  );
}

export async function markPlanned(em: EntityManager, ids: readonly string[], now: Date): Promise<void> {
  await em.query('update notification set planned_at = $2 where id = any ($1::uuid[])', [ids, now]);
}

/** Who has something due that is in no message yet. */
export async function listDuePeople(
  em: EntityManager,
  now: Date,
  most: number,
): Promise<{ userId: string; channel: NotificationChannel }[]> {
  return em.query(
    `select user_id as "userId", channel from notification_delivery where message_id is null and dropped_at is null and due_at <= $1
      group by user_id, channel order by min(due_at) limit $2`,
    [now, most],
  );
}

/** What is due for one person, locked; `wanted` where it is still unread and still theirs to hear of. */
export async function lockDue(
  em: EntityManager,
  userId: string,
  channel: NotificationChannel,
  now: Date,
): Promise<{ notificationId: string; wanted: boolean }[]> {
  return em.query(
    `select d.notification_id as "notificationId",
            n.read_at is null and exists (select 1 from guard.hearers(n.id) h where h.user_id = d.user_id and h.channel = d.channel) as wanted
       from notification_delivery d join notification n on n.id = d.notification_id
      where d.user_id = $1 and d.channel = $2 and d.message_id is null and d.dropped_at is null and d.due_at <= $3
      for update of d skip locked`,
    [userId, channel, now],
  );
}

export async function drop(
  em: EntityManager,
  userId: string,
  channel: NotificationChannel,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await em.query(
    'update notification_delivery set dropped_at = $4 where user_id = $1 and channel = $2 and notification_id = any ($3::uuid[])',
    [userId, channel, ids, now],
  );
}

/** One message for all of them. */
export async function gather(
  em: EntityManager,
  id: string,
  userId: string,
  channel: NotificationChannel,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await em.query(
    `insert into notification_message (id, user_id, channel, purpose, notices, due_at, created_at) values ($1, $2, $3, 'notices', $4, $5, $5)`,
    [id, userId, channel, ids.length, now],
  );
  await em.query(
    'update notification_delivery set message_id = $4 where user_id = $1 and channel = $2 and notification_id = any ($3::uuid[])',
    [userId, channel, ids, id],
  );
}

/** Takes a message that is due for as long as the lease; one whose taker died is taken again once that is over. */
export async function takeMessage(
  em: EntityManager,
  channels: readonly NotificationChannel[],
  now: Date,
  leasedUntil: Date,
): Promise<TakenRow | null> {
  const [taken] = await em.query<[{ id: string }[], number]>(
    `update notification_message set leased_until = $2, tries = tries + 1
      where id = (select id from notification_message where state = 'waiting' and due_at <= $1 and (leased_until is null or leased_until <= $1)
                     and channel = any ($3::text[]) order by due_at, id limit 1 for update skip locked)
      returning id`,
    [now, leasedUntil, channels],
  );
  if (taken[0] === undefined) return null;
  const rows: TakenRow[] = await em.query(
    `select m.id, m.user_id as "userId", m.channel, m.purpose, m.notices, m.tries, m.created_at as "createdAt", u.language,
            k.address_ct as "addressCt", case when k.code_expires_at > $2 then k.code_ct end as "codeCt", k.verified_at is not null as verified
       from notification_message m left join user_account u on u.id = m.user_id
       left join notification_contact k on k.user_id = m.user_id and k.channel = m.channel
      where m.id = $1`,
    [taken[0].id, now],
  );
  return rows[0] ?? null;
}

export async function end(
  em: EntityManager,
  id: string,
  state: 'sent' | 'refused' | 'given-up',
  reply: number | null,
  now: Date,
): Promise<void> {
  await em.query(
    `update notification_message set state = $2, reply = $3, ended_at = $4, leased_until = null where id = $1 and state = 'waiting'`,
    [id, state, reply, now],
  );
}

export async function putOff(em: EntityManager, id: string, { code }: Reply, dueAt: Date): Promise<void> {
  await em.query(`update notification_message set due_at = $3, reply = $2, leased_until = null where id = $1 and state = 'waiting'`, [
    id,
    code,
    dueAt,
  ]);
}
