import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type AssignmentView,
  type ChangeReflectionBody,
  type DecideIdentificationBody,
  type Governorate,
  type HolidayBody,
  type IsoDate,
  type PublishRulesBody,
  type ReflectionView,
  type RulesAnswer,
  type UnitId,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';
import { caseKey } from '../case-record';

const undecidedKey = ['undecided'] as const;
const reflectionsKey = ['reflections'] as const;
const rulesKey = ['identification-rules'] as const;

export function useIdentification(caseId: string) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'identification'],
    queryFn: ({ signal }) => call(routes.readIdentification, { params: { id: caseId }, signal }),
  });
}

/** What follows from a decision or a change of the period: the case and both lists. */
function useRefresh(caseId: string): () => Promise<unknown> {
  const client = useQueryClient();
  return () => Promise.all([caseKey(caseId), undecidedKey, reflectionsKey].map((queryKey) => client.invalidateQueries({ queryKey })));
}

export function useDecide(caseId: string) {
  const keyOf = useIdempotencyKey();
  const refresh = useRefresh(caseId);
  return useMutation({
    mutationFn: (body: DecideIdentificationBody) =>
      call(routes.decideIdentification, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: refresh,
  });
}

export function useChangeReflection(caseId: string, { id, version }: ReflectionView) {
  const refresh = useRefresh(caseId);
  return useMutation({
    mutationFn: (body: ChangeReflectionBody) => call(routes.changeReflection, { params: { id }, version, body }),
    onSuccess: refresh,
  });
}

/** The unit's undecided cases; an empty governorate means all. */
export function useUndecided(governorate: string) {
  return usePagedList([...undecidedKey, governorate], routes.listUndecided, { query: { governorate, limit: 25 } });
}

export function useReflections() {
  return usePagedList(reflectionsKey, routes.listReflections, { query: { limit: 25 } });
}

export function useRules() {
  return useQuery({ queryKey: rulesKey, queryFn: ({ signal }) => call(routes.readIdentificationRules, { signal }) });
}

/** What is published or declared comes back whole: every version, and the days to come. */
function useRulesChange<Body>(send: (body: Body) => Promise<RulesAnswer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: (answer) => client.setQueryData(rulesKey, answer) });
}

export const usePublishRules = () => useRulesChange((body: PublishRulesBody) => call(routes.publishRules, { body }));
export const useDeclareHoliday = () => useRulesChange((body: HolidayBody) => call(routes.declareHoliday, { body }));
export const useWithdrawHoliday = () => useRulesChange((day: IsoDate) => call(routes.withdrawHoliday, { body: { day } }));

export function useCourtAssignments(caseId: string) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'courts'],
    queryFn: ({ signal }) => call(routes.listCourtAssignments, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
  });
}

export function useCourts(governorate: Governorate) {
  return useQuery({
    queryKey: ['courts', governorate],
    queryFn: ({ signal }) => call(routes.listCourts, { query: { governorate }, signal }),
    select: ({ items }) => items,
  });
}

export function useAssignCourt(caseId: string) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (toUnitId: UnitId) =>
      call(routes.assignCourt, { params: { id: caseId }, body: { toUnitId }, idempotencyKey: keyOf({ toUnitId }) }),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}

export function useEndAssignment({ id, caseId }: AssignmentView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(routes.endCourtAssignment, { params: { id }, body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}
