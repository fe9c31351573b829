import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem';

/** Where the signed-in user's view is kept; null means nobody is signed in, `locked` that whoever is must prove it first. */
export const meKey = ['me'] as const;

/** The cache of answers. A session that has ended anywhere ends everywhere; only lost connections are tried again. */
export function makeQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (!(error instanceof ApiProblem)) return;
        if (error.code === 'session.required') forgetSession(client);
        if (error.code === 'session.locked') lockSession(client);
      },
    }),
    defaultOptions: {
      queries: { staleTime: 10_000, retry: (count, error) => count < 2 && isPassing(error), refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
  return client;
}

/** Drops every answer of the session that has ended; whoever watches the session sees that nobody is signed in. */
export function forgetSession(client: QueryClient): void {
  leaveNothing(client, null);
}

/** The same for a session that waits locked: nothing of it stays in memory. */
export function lockSession(client: QueryClient): void {
  leaveNothing(client, 'locked');
}

function leaveNothing(client: QueryClient, session: null | 'locked'): void {
  client.setQueryData(meKey, session);
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] });
  client.getMutationCache().clear();
}

function isPassing(error: unknown): boolean {
  return error instanceof ApiProblem && (error.code === 'offline' || error.code === 'unavailable');
}
