import { Injectable } from '@nestjs/common';
import type { DeliverySchedule, DeliveryTiming, MessageState, NotificationChannel, NotificationGroup } from '@himaya/domain';
import type { Tx } from '../../platform/db/in-transaction';

export interface ContactRow {
  readonly channel: NotificationChannel;
  readonly addressCt: Buffer;
  readonly verifiedAt: Date | null;
}

export interface ChoiceRow {
  readonly channel: NotificationChannel;
  readonly group: NotificationGroup;
  readonly timing: DeliveryTiming;
}

export interface LastMessageRow {
  readonly channel: NotificationChannel;
  readonly state: MessageState;
  readonly at: Date;
}

/** The only SQL over what a person chose for themselves; row security keeps it to their own. */
@Injectable()
export class PreferenceStore {
  async contacts(tx: Tx): Promise<ContactRow[]> {
    return tx.em.query(
      `select channel, address_ct as "addressCt", verified_at as "verifiedAt" from notification_contact where user_id = $1`,
      [tx.actor.userId],
    );
  }

  async choices(tx: Tx): Promise<ChoiceRow[]> {
    return tx.em.query(`select channel, kind_group as "group", timing from notification_choice where user_id = $1`, [tx.actor.userId]);
  }

  async schedule(tx: Tx): Promise<(DeliverySchedule & { version: number }) | null> {
    const rows: (DeliverySchedule & { version: number })[] = await tx.em.query(
      `select daily_hour as "dailyHour", quiet_from as "quietFrom", quiet_to as "quietTo", version from notification_schedule where user_id = $1`,
      [tx.actor.userId],
    );
    return rows[0] ?? null;
  }

  async lastMessages(tx: Tx): Promise<LastMessageRow[]> {
    return tx.em.query(
      `select distinct on (channel) channel, state, coalesce(ended_at, created_at) as at from notification_message
        where user_id = $1 order by channel, created_at desc`,
      [tx.actor.userId],
    );
  }

  async choose(tx: Tx, choices: readonly ChoiceRow[]): Promise<void> {
    for (const { channel, group, timing } of choices) {
      await tx.em.query(
        `insert into notification_choice (user_id, channel, kind_group, timing) values ($1, $2, $3, $4)
         on conflict on constraint notification_choice_pk do update set timing = excluded.timing`,
        [tx.actor.userId, channel, group, timing],
      );
    }
  }

  /** False where it was changed since `version`; 1 is the version of who never chose. */
  async keepSchedule(tx: Tx, version: number, { dailyHour, quietFrom, quietTo }: DeliverySchedule): Promise<boolean> {
    const hours = [dailyHour, quietFrom, quietTo];
    if (version === 1) {
      const made = await tx.em.query<unknown[]>(
        `insert into notification_schedule (user_id, daily_hour, quiet_from, quiet_to, version) values ($1, $2, $3, $4, 2)
         on conflict on constraint notification_schedule_pk do nothing returning user_id`,
        [tx.actor.userId, ...hours],
      );
      return made.length > 0;
    }
    const [rows] = await tx.em.query<[unknown[], number]>(
      `update notification_schedule set daily_hour = $2, quiet_from = $3, quiet_to = $4, version = version + 1
        where user_id = $1 and version = $5 returning user_id`,
      [tx.actor.userId, ...hours, version],
    );
    return rows.length > 0;
  }
}
