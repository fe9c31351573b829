import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type Governorate, type PoliceAssignmentView, type TellPoliceBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { caseKey } from '../case-record';

export function usePoliceAssignments(caseId: string) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'police'],
    queryFn: ({ signal }) => call(routes.listPoliceAssignments, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
  });
}

export function usePoliceSections(governorate: Governorate) {
  return useQuery({
    queryKey: ['police-sections', governorate],
    queryFn: ({ signal }) => call(routes.listPoliceSections, { query: { governorate }, signal }),
    select: ({ items }) => items,
  });
}

export function useTellPolice(caseId: string) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: TellPoliceBody) => call(routes.tellPolice, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}

export function useEndPoliceAssignment({ id, caseId }: PoliceAssignmentView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(routes.endPoliceAssignment, { params: { id }, body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}
