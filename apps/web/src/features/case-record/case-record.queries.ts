import { useQuery } from '@tanstack/react-query';
import { routes } from '@himaya/domain';
import { call } from '../../platform/api-client';

/** Everything cached about one case lies under this key. */
export function caseKey(id: string): readonly ['case', string] {
  return ['case', id];
}

export function useCase(id: string, enabled = true) {
  return useQuery({
    queryKey: [...caseKey(id), 'view'],
    queryFn: ({ signal }) => call(routes.readCase, { params: { id }, signal }),
    enabled,
  });
}
