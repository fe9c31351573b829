import { createContext, lazy, Suspense, use, useCallback, useEffect, type ReactNode } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { routes } from '@himaya/domain';
import { ApiProblem } from '../../platform/api-problem';
import { call } from '../../platform/api-client';
import { forgetSession, lockSession } from '../../platform/query-client';
import { LoadingState } from '../../ui/loading-state';
import { usePresence } from './presence';

const SoonDialog = lazy(() => import('./soon-dialog').then(({ SoonDialog: dialog }) => ({ default: dialog })));

/** WCAG 2.2, 2.2.1: whoever is there has at least 20 seconds to say so. */
const warning = 60_000;
/** Milliseconds between tries to tell a server that cannot be reached. */
const again = 5_000;

const LockContext = createContext<() => void>(() => undefined);

/** Locks the screen at once. */
export function useLock(): () => void {
  return use(LockContext);
}

/**
 * Locks the session when nobody has touched this browser for as long as the account's roles allow. Pages that ask the server
 * by themselves keep a session alive there; only here is it known whether somebody sits in front of them.
 */
export function AutoLock({ idleMinutes, children }: { readonly idleMinutes: number; readonly children: ReactNode }) {
  const client = useQueryClient();
  const presence = usePresence(idleMinutes, warning);
  const locking = useMutation({
    mutationFn: () => call(routes.lockSession, { body: {} }),
    // The pages are gone from the screen meanwhile.
    retry: (_, error) => error instanceof ApiProblem && error.status !== 401,
    retryDelay: again,
    onSuccess: () => lockSession(client),
    onError: (error) => (error instanceof ApiProblem && error.code === 'session.locked' ? lockSession(client) : forgetSession(client)),
  });
  const { mutate, isIdle } = locking;
  const lock = useCallback(() => {
    void client.cancelQueries();
    mutate();
  }, [client, mutate]);
  useEffect(() => {
    if (presence === 'away' && isIdle) lock();
  }, [presence, isIdle, lock]);
  if (!isIdle || presence === 'away') return <LoadingState rows={1} height={96} />;
  return (
    <LockContext value={lock}>
      {children}
      <Suspense>{presence === 'nearly-away' && <SoonDialog />}</Suspense>
    </LockContext>
  );
}
