export { notificationWork } from './notification-work';
export { NotificationsModule } from './notifications.module';
