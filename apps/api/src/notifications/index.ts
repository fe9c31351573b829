export { dueStatement, type Deadline } from './deadline.store';
export { referralEscalations } from './escalate-referral';
export { findCoordinationDesk, managerRoleOf, tell, type Notice } from './notice.store';
export { notificationListStatement, unreadCountStatement } from './notification.statements';
export { liveNoticesStatement, liveQueueStatement } from './live/live.statements';
export { notificationWork } from './notification-work';
export { NotificationsModule } from './notifications.module';
export { carriersOf, sendingChores, type SendingConfig } from './sending/sending-work';
export { deadlineSweep, type Escalate } from './sweep-deadlines';
