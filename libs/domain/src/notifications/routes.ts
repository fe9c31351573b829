import { route, type Page } from '../shared/route';
import type {
  ChooseNotificationsBody,
  ConfirmContactBody,
  LiveMark,
  NotificationPreferencesView,
  NotificationView,
  SetContactBody,
} from './types';
import type { NotificationChannel } from './codes';

/** Query: unread=true, cursor, limit. Newest first. `unread` counts up to 50, `50+` beyond. */
export const listNotifications = route<void, Page<NotificationView> & { readonly unread: string }>('GET', '/notifications');
export const markNotificationRead = route<Record<string, never>, NotificationView>('POST', '/notifications/:id/reading');
/**
 * Server-sent events where `Accept` asks for them: `changed` with the count of unread notices, `queue` without anything, each with a
 * mark as its id; asked otherwise, the mark alone. What changed, the reader fetches under their own rights.
 */
export const followNotifications = route<void, LiveMark>('GET', '/notifications/stream');
export const readNotificationPreferences = route<void, NotificationPreferencesView>('GET', '/notifications/preferences');
export const chooseNotifications = route<ChooseNotificationsBody, NotificationPreferencesView>('PATCH', '/notifications/preferences');
/** Sends a code there; nothing else is sent before it came back. */
export const setContact = route<SetContactBody, NotificationPreferencesView>('POST', '/notifications/contacts');
export const confirmContact = route<ConfirmContactBody, NotificationPreferencesView>('POST', '/notifications/contacts/confirmation');
export const removeContact = route<{ readonly channel: NotificationChannel }, NotificationPreferencesView>(
  'POST',
  '/notifications/contacts/removal',
);
