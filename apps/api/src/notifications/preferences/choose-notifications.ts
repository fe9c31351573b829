import { Injectable } from '@nestjs/common';
import {
  allow,
  notificationChannels,
  refuse,
  timingsOf,
  usualSchedule,
  type ChooseNotificationsBody,
  type DeliveryTiming,
  type FieldProblem,
  type NotificationGroup,
  type NotificationPreferencesView,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../../platform/auth/actor';
import { InTransaction } from '../../platform/db/in-transaction';
import { PreferenceStore, type ChoiceRow } from './preference.store';
import { ReadPreferences } from './read-preferences';

/** What of which kind goes where, and when: the own choice, of the own account. */
@Injectable()
export class ChooseNotifications {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly preferences: PreferenceStore,
    private readonly readPreferences: ReadPreferences,
  ) {}

  run(actor: Actor, version: number, body: ChooseNotificationsBody): Promise<Outcome<NotificationPreferencesView>> {
    return this.inTransaction.run(actor, { action: 'notification.choose' }, async (tx) => {
      const choices = choicesIn(body);
      const stands = (await this.preferences.schedule(tx)) ?? usualSchedule;
      const schedule = {
        dailyHour: body.dailyHour ?? stands.dailyHour,
        quietFrom: body.quietFrom === undefined ? stands.quietFrom : body.quietFrom,
        quietTo: body.quietTo === undefined ? stands.quietTo : body.quietTo,
      };
      const errors: FieldProblem[] = choices
        .filter(({ channel, group, timing }) => !timingsOf[channel](group).includes(timing))
        .map(({ channel, group }) => ({ path: `${channel}.${group}`, code: 'code.unknown' }));
      const halfQuiet = (schedule.quietFrom === null) !== (schedule.quietTo === null);
      if (halfQuiet || (schedule.quietFrom !== null && schedule.quietFrom === schedule.quietTo)) {
        errors.push({ path: 'quietTo', code: 'value.invalid' });
      }
      if (errors.length > 0) return refuse('body.invalid', { errors });
      if (!(await this.preferences.keepSchedule(tx, version, schedule))) return refuse('conflict');
      await this.preferences.choose(tx, choices);
      return allow(await this.readPreferences.view(tx));
    });
  }
}

function choicesIn(body: ChooseNotificationsBody): ChoiceRow[] {
  return notificationChannels.codes.flatMap((channel) =>
    Object.entries(body[channel] ?? {}).flatMap(([group, timing]: [string, DeliveryTiming | undefined]) =>
      timing === undefined ? [] : [{ channel, group: group as NotificationGroup, timing }],
    ),
  );
}
