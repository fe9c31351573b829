import { useQuery } from '@tanstack/react-query';
import { routes, type DirectoryQuery } from '@himaya/domain';
import { call } from '../../platform/api-client';

/** Units that can be referred to, as the directory lists them. */
export function useUnits(query: DirectoryQuery, enabled = true) {
  return useQuery({
    queryKey: ['directory', query],
    queryFn: ({ signal }) => call(routes.listUnits, { query: { ...query }, signal }),
    select: ({ items }) => items,
    staleTime: 60_000,
    enabled,
  });
}
