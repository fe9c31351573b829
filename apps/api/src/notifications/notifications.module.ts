import { Module } from '@nestjs/common';
import { ListNotifications } from './list-notifications';
import { FollowNotifications } from './live/follow-notifications';
import { LiveController } from './live/live.controller';
import { LiveListener } from './live/live-listener';
import { LiveMarks } from './live/live-marks';
import { LiveStreams } from './live/live-streams';
import { MarkNotificationRead } from './mark-notification-read';
import { NotificationStore } from './notification.store';
import { NotificationsController } from './notifications.controller';
import { ChooseNotifications } from './preferences/choose-notifications';
import { ConfirmContact } from './preferences/confirm-contact';
import { PreferenceStore } from './preferences/preference.store';
import { PreferencesController } from './preferences/preferences.controller';
import { ReadPreferences } from './preferences/read-preferences';
import { RemoveContact } from './preferences/remove-contact';
import { SetContact } from './preferences/set-contact';

@Module({
  controllers: [LiveController, PreferencesController, NotificationsController],
  providers: [
    ListNotifications,
    MarkNotificationRead,
    NotificationStore,
    LiveMarks,
    LiveListener,
    LiveStreams,
    FollowNotifications,
    PreferenceStore,
    ReadPreferences,
    ChooseNotifications,
    SetContact,
    ConfirmContact,
    RemoveContact,
  ],
})
export class NotificationsModule {}
