import { useSyncExternalStore } from 'react';

const interval = 20_000;
let current = Date.now();

function subscribe(changed: () => void): () => void {
  const timer = setInterval(() => {
    current = Date.now();
    changed();
  }, interval);
  return () => clearInterval(timer);
}

/** The clock in milliseconds, renewed every 20 s for everyone who looks at it. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => (Date.now() - current > interval ? (current = Date.now()) : current));
}
