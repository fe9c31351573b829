import { useEffect } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { vault } from '../../platform/drafts';
import { useSession } from '../../platform/session';
import { concernsKey } from './concerns.queries';
import { hasArrived, outbox, type WaitingReport } from './outbox';

const outboxKey = ['concern-outbox'] as const;
/** How often the network is tried while something waits; the browser tells of its return besides. */
const tryAgain = 15_000;

/** What waits for the network. */
export function useWaiting() {
  return useQuery({ queryKey: outboxKey, queryFn: () => outbox.list(), networkMode: 'always' });
}

/** Keeps a report and sends it at once where there is a network. Settles with what still waits. */
export function useOutbox() {
  const client = useQueryClient();
  const { me } = useSession();
  const flush = async (): Promise<readonly WaitingReport[]> => {
    const before = await outbox.list();
    const left = await outbox.flush();
    client.setQueryData(outboxKey, left);
    if (left.length < before.length) await client.invalidateQueries({ queryKey: concernsKey });
    return left;
  };
  return {
    flush,
    send: async (report: WaitingReport): Promise<readonly WaitingReport[]> => {
      await vault.claim(me.user.id);
      await outbox.add(report);
      client.setQueryData(outboxKey, await outbox.list());
      return flush();
    },
    remove: async (key: string): Promise<void> => {
      await outbox.remove(key);
      client.setQueryData(outboxKey, await outbox.list());
    },
  };
}

/** Tries what waits again: now, whenever the network comes back, and every so often. */
export function useKeepSending(): void {
  const { flush } = useOutbox();
  const { data } = useWaiting();
  const waits = data?.some((report) => report.refused === null && !hasArrived(report)) ?? false;
  useEffect(() => {
    if (!waits) return undefined;
    const again = (): void => void flush().catch(() => undefined);
    again();
    const timer = setInterval(again, tryAgain);
    globalThis.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      globalThis.removeEventListener('online', again);
    };
    // Only that something waits matters: the hand that sends is always the same.
  }, [waits]);
}
