import { Inject, Injectable } from '@nestjs/common';
import {
  allow,
  notificationChannels,
  notificationGroups,
  usualSchedule,
  usualTiming,
  type ChannelView,
  type DeliveryTiming,
  type NotificationChannel,
  type NotificationGroup,
  type NotificationPreferencesView,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../../platform/auth/actor';
import { CONFIG, type Config } from '../../platform/config/config';
import { InTransaction, type Tx } from '../../platform/db/in-transaction';
import { KeyRing } from '../../platform/vault/key-ring';
import { openContact } from './contact-seal';
import { PreferenceStore, type ChoiceRow, type ContactRow, type LastMessageRow } from './preference.store';

/** What this person chose of being told elsewhere, and where that goes. */
@Injectable()
export class ReadPreferences {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly preferences: PreferenceStore,
    private readonly ring: KeyRing,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  run(actor: Actor): Promise<Outcome<NotificationPreferencesView>> {
    return this.inTransaction.run(actor, { action: 'notification.preferences' }, async (tx) => allow(await this.view(tx)));
  }

  /** True where this deployment sends by the channel at all. */
  isOn(channel: NotificationChannel): boolean {
    return (channel === 'email' ? this.config.mail : this.config.sms) !== null;
  }

  async view(tx: Tx): Promise<NotificationPreferencesView> {
    const [contacts, choices, last] = [
      await this.preferences.contacts(tx),
      await this.preferences.choices(tx),
      await this.preferences.lastMessages(tx),
    ];
    const schedule = (await this.preferences.schedule(tx)) ?? { ...usualSchedule, version: 1 };
    return {
      version: schedule.version,
      dailyHour: schedule.dailyHour,
      quietFrom: schedule.quietFrom,
      quietTo: schedule.quietTo,
      channels: notificationChannels.codes.map((channel) => this.channel(tx, channel, contacts, choices, last)),
    };
  }

  private channel(
    { actor }: Tx,
    channel: NotificationChannel,
    contacts: readonly ContactRow[],
    choices: readonly ChoiceRow[],
    last: readonly LastMessageRow[],
  ): ChannelView {
    const contact = contacts.find((row) => row.channel === channel);
    const message = last.find((row) => row.channel === channel);
    return {
      channel,
      available: this.isOn(channel),
      address: contact ? openContact(this.ring, actor.userId, channel, 'address', contact.addressCt) : null,
      verified: contact?.verifiedAt != null,
      lastMessage: message ? { state: message.state, at: message.at.toISOString() } : null,
      timings: Object.fromEntries(
        notificationGroups.codes.map((group) => [
          group,
          choices.find((row) => row.channel === channel && row.group === group)?.timing ?? usualTiming[channel][group],
        ]),
      ) as Record<NotificationGroup, DeliveryTiming>,
    };
  }
}
