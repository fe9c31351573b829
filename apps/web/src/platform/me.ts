import { useQuery } from '@tanstack/react-query';
import { routes, type MeView } from '@himaya/domain';
import { ApiProblem } from './api-problem';
import { call, keepCsrfToken } from './api-client';
import { meKey } from './query-client';

async function readMe(): Promise<MeView | 'locked' | null> {
  try {
    const me = await call(routes.readMe);
    keepCsrfToken(me.csrfToken);
    return me;
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'session.locked') return 'locked';
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

/** Who is signed in: null for nobody, `locked` for somebody who has to prove it first. */
export function useMe() {
  return useQuery({ queryKey: meKey, queryFn: readMe, staleTime: 5 * 60_000 });
}
