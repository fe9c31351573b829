import { createContext, use, useEffect, useMemo, type ReactNode } from 'react';
import { AbilityProvider } from '@casl/react';
import { useQueryClient } from '@tanstack/react-query';
import { routes, type MeView } from '@himaya/domain';
import { unpackAbility, type AppAbility } from '@himaya/auth';
import { call, keepCsrfToken } from './api-client';
import { vault } from './drafts';
import { forgetSession } from './query-client';

export interface Session {
  readonly me: MeView;
  readonly ability: AppAbility;
}

const SessionContext = createContext<Session | null>(null);

/** Gives the pages inside it the signed-in user and what they may do; drafts on this computer become theirs. */
export function SessionProvider({ me, children }: { readonly me: MeView; readonly children: ReactNode }) {
  const session = useMemo(() => ({ me, ability: unpackAbility(me.ability) }), [me]);
  useEffect(() => {
    void vault.claim(me.user.id).catch(() => undefined);
  }, [me.user.id]);
  return (
    <SessionContext value={session}>
      <AbilityProvider value={session.ability}>{children}</AbilityProvider>
    </SessionContext>
  );
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}

/** Ends the session on the server and wipes what this browser holds of it, whatever the server answers. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    const ended = call(routes.signOut, { body: {}, keepalive: true }).catch(() => undefined);
    await Promise.all([ended, vault.wipe().catch(() => undefined)]);
    keepCsrfToken(null);
    forgetSession(client);
  };
}
