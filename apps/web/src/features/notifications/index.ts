import { lazy } from 'react';

export { NotificationBell } from './notification-bell';
export { useUnreadCount } from './notifications.queries';
export const NotificationsPage = lazy(() => import('./notifications-page').then(({ NotificationsPage: page }) => ({ default: page })));
