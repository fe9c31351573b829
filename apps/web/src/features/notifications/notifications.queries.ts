import { useEffect } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type NotificationView } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { usePagedList } from '../../platform/paging';

const key = ['notifications'] as const;
const everyHalfMinute = 30_000;

/** How many are unread: a number up to 50, `50+` beyond, asked every half minute. */
export function useUnreadCount(): string | undefined {
  const { data } = useQuery({
    queryKey: [...key, 'unread'],
    queryFn: ({ signal }) => call(routes.listNotifications, { query: { unread: true, limit: 1 }, signal }),
    refetchInterval: everyHalfMinute,
    select: ({ unread }) => unread,
  });
  return data === '0' ? undefined : data;
}

export function useNotifications(unreadOnly: boolean) {
  return usePagedList(
    [...key, 'list', unreadOnly],
    routes.listNotifications,
    { query: { unread: unreadOnly ? true : undefined, limit: 30 } },
    { refetchInterval: everyHalfMinute },
  );
}

export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: NotificationView) => call(routes.markNotificationRead, { params: { id }, version, body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** Keeps what stands on the page up to date while it is open. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    if (typeof EventSource === 'undefined') return;
    let end: (() => void) | null = null;
    let gone = false;
    void import('./live').then(({ follow }) => {
      if (!gone) end = follow(client);
    });
    return () => {
      gone = true;
      end?.();
    };
  }, [client]);
}
