import { useQuery } from '@tanstack/react-query';
import { routes } from '@himaya/domain';
import { call } from '../../platform/api-client';
import type { Question } from './question';

export function useMeasures() {
  return useQuery({
    queryKey: ['statistics', 'measures'],
    queryFn: ({ signal }) => call(routes.listMeasures, { signal }),
    select: ({ items }) => items,
    staleTime: Infinity,
  });
}

/** The figures of a question; none while nothing was asked. The same question has the same answer, and is not asked twice. */
export function useFigures(question: Question | null) {
  return useQuery({
    queryKey: ['statistics', 'figures', question],
    enabled: question !== null,
    retry: false,
    staleTime: Infinity,
    queryFn: ({ signal }) => {
      const { measure, by, from, to, version } = question!;
      return call(routes.readMeasure, { params: { id: measure }, query: { by: by.join(','), from, to, version }, signal });
    },
  });
}
