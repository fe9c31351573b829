import { lazy } from 'react';

export { NotificationBell } from './notification-bell';
export { useLive, useUnreadCount } from './notifications.queries';
export const NotificationsPage = lazy(() => import('./notifications-page').then(({ NotificationsPage: page }) => ({ default: page })));
export const PreferencesPage = lazy(() => import('./preferences-page').then(({ PreferencesPage: page }) => ({ default: page })));
