import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type ChooseNotificationsBody,
  type ConfirmContactBody,
  type NotificationChannel,
  type NotificationPreferencesView,
  type SetContactBody,
} from '@himaya/domain';
import { call } from '../../platform/api-client';

const key = ['notification-preferences'] as const;

export function usePreferences() {
  return useQuery({ queryKey: key, queryFn: ({ signal }) => call(routes.readNotificationPreferences, { signal }) });
}

export function useChoose(version: number) {
  return useKept((body: ChooseNotificationsBody) => call(routes.chooseNotifications, { version, body }));
}

export function useSetContact() {
  return useKept((body: SetContactBody) => call(routes.setContact, { body }));
}

export function useConfirmContact() {
  return useKept((body: ConfirmContactBody) => call(routes.confirmContact, { body }));
}

export function useRemoveContact() {
  return useKept((channel: NotificationChannel) => call(routes.removeContact, { body: { channel } }));
}

/** Every answer is the whole page anew. */
function useKept<Body>(send: (body: Body) => Promise<NotificationPreferencesView>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: (view) => client.setQueryData(key, view) });
}
