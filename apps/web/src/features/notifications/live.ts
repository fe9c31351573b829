import type { QueryClient } from '@tanstack/react-query';
import { routes } from '@himaya/domain';
import { addressOf } from '../../platform/api-client';

const again = 60_000;

/**
 * Listens to the server and asks anew for what it says has changed; the browser comes back by itself where the line breaks. Where the
 * server refuses the line the page goes on asking every half minute, as it does anyway, and tries once more after a minute.
 *
 * @returns what ends it
 */
export function follow(client: QueryClient): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = (): void => {
    source = new EventSource(addressOf(routes.followNotifications, {}));
    source.addEventListener('changed', () => void client.invalidateQueries({ queryKey: ['notifications'] }));
    source.addEventListener('queue', () => void client.invalidateQueries({ queryKey: ['referrals'] }));
    source.addEventListener('error', () => {
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, again);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
