import { Module } from '@nestjs/common';
import { ListNotifications } from './list-notifications';
import { MarkNotificationRead } from './mark-notification-read';
import { NotificationStore } from './notification.store';
import { NotificationsController } from './notifications.controller';

@Module({ controllers: [NotificationsController], providers: [ListNotifications, MarkNotificationRead, NotificationStore] })
export class NotificationsModule {}
