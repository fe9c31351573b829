import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type AddPlanActivityBody,
  type ChangePlanActivityBody,
  type DecidePlanBody,
  type DraftPlanBody,
  type PlanActivityView,
  type PlanCorrectionDecision,
  type PlanRef,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { planKey } from './national-plan.queries';

export function usePlanMenu(wanted: boolean) {
  return useQuery({
    queryKey: [...planKey, 'menu'],
    queryFn: ({ signal }) => call(routes.readPlanMenu, { signal }),
    enabled: wanted,
    staleTime: Infinity,
  });
}

/** A change of the plan: everything that is shown of it is asked for again, after a refusal too. */
function usePlanChange<Body, View>(mutationFn: (body: Body) => Promise<View>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: planKey }) });
}

export const useDraftPlan = () => usePlanChange((body: DraftPlanBody) => call(routes.draftPlan, { body }));

export const useProposePlan = ({ id, version }: PlanRef) =>
  usePlanChange(() => call(routes.proposePlan, { params: { id }, version, body: {} }));

export const useDiscardPlan = ({ id, version }: PlanRef) =>
  usePlanChange(() => call(routes.discardPlan, { params: { id }, version, body: {} }));

export const useResumePlan = ({ id, version }: PlanRef) =>
  usePlanChange(() => call(routes.resumePlan, { params: { id }, version, body: {} }));

export const useDecidePlan = ({ id, version }: PlanRef) =>
  usePlanChange((body: DecidePlanBody) => call(routes.decidePlan, { params: { id }, version, body }));

export const useAddActivity = ({ version }: PlanRef) =>
  usePlanChange((body: AddPlanActivityBody) => call(routes.addPlanActivity, { version, body }));

export const useChangeActivity = (id: string) =>
  usePlanChange(({ body, version }: { readonly body: ChangePlanActivityBody; readonly version: number }) =>
    call(routes.changePlanActivity, { params: { id }, version, body }),
  );

export const useSetTarget = ({ id, version }: PlanActivityView) =>
  usePlanChange((target: number | null) => call(routes.setPlanTarget, { params: { id }, version, body: { target } }));

/** @param version of what waits, not of what stands */
export const useDecideCorrection = (id: string, version: number) =>
  usePlanChange((decision: PlanCorrectionDecision) => call(routes.decidePlanCorrection, { params: { id }, version, body: { decision } }));
