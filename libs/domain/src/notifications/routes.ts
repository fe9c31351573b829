import { route, type Page } from '../shared/route';
import type { NotificationView } from './types';

/** Query: unread=true, cursor, limit. Newest first. `unread` counts up to 50, `50+` beyond. */
export const listNotifications = route<void, Page<NotificationView> & { readonly unread: string }>('GET', '/notifications');
export const markNotificationRead = route<Record<string, never>, NotificationView>('POST', '/notifications/:id/reading');
