export { tell, type Notice } from './notice.store';
export { notificationListStatement, unreadCountStatement } from './notification.statements';
export { notificationWork } from './notification-work';
export { NotificationsModule } from './notifications.module';
