import { useQuery } from '@tanstack/react-query';
import { routes } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { planKey } from './national-plan.queries';

/** @param half a half-year, `2026-H2` */
export function useScorecards(half: string) {
  return useQuery({
    queryKey: [...planKey, 'scorecards', half],
    queryFn: ({ signal }) => call(routes.listPlanScorecards, { query: { half }, signal }),
  });
}

export function useOverdueReports() {
  return useQuery({ queryKey: [...planKey, 'overdue'], queryFn: ({ signal }) => call(routes.listOverduePlanReports, { signal }) });
}
