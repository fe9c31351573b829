import { useEffect, useState } from 'react';

const deeds = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
/** How often it is looked whether anybody is there, and how often other tabs are told, in milliseconds. */
const pulse = 5_000;

/** How long nobody has touched this browser. */
export type Presence = 'here' | 'nearly-away' | 'away';

/**
 * Watches for keys, pointer and touch, in every tab of this browser. The clock is read anew at each look: a computer that
 * slept finds at once that nobody was there.
 *
 * @param idleMinutes after which nobody is there
 * @param warning how long before, in milliseconds, it is nearly so
 */
export function usePresence(idleMinutes: number, warning: number): Presence {
  const [presence, setPresence] = useState<Presence>('here');
  useEffect(() => {
    let seenAt = Date.now();
    let toldAt = 0;
    const tabs = new BroadcastChannel('himaya-presence');
    const look = (): void => {
      const alone = Date.now() - seenAt;
      const limit = idleMinutes * 60_000;
      setPresence(alone >= limit ? 'away' : alone >= limit - warning ? 'nearly-away' : 'here');
    };
    const seen = (): void => {
      // Whoever comes back too late is a stranger until proved.
      look();
      if (Date.now() - seenAt >= idleMinutes * 60_000) return;
      seenAt = Date.now();
      if (seenAt - toldAt > pulse) tabs.postMessage((toldAt = seenAt));
      setPresence('here');
    };
    tabs.onmessage = ({ data }: MessageEvent<number>) => {
      seenAt = Math.max(seenAt, data);
      look();
    };
    for (const deed of deeds) globalThis.addEventListener(deed, seen, { passive: true, capture: true });
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(look, pulse);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      for (const deed of deeds) globalThis.removeEventListener(deed, seen, { capture: true });
      tabs.close();
    };
  }, [idleMinutes, warning]);
  return presence;
}
