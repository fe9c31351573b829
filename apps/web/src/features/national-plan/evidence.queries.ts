import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type PlanEvidenceRemoval, type PlanEvidenceView } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { upload } from '../../platform/api-upload';
import type { FileSending } from '../../ui/send-file-dialog';
import { planKey } from './national-plan.queries';

const keyOf = (reportId: string) => [...planKey, 'evidence', reportId] as const;

/** @param wanted whether the reader may see evidence at all */
export function usePlanEvidence(reportId: string, wanted: boolean) {
  return useQuery({
    queryKey: keyOf(reportId),
    queryFn: ({ signal }) => call(routes.listPlanEvidence, { params: { id: reportId }, signal }),
    select: ({ items }) => items,
    enabled: wanted,
  });
}

export function useAddEvidence(reportId: string, activityId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, onProgress, signal }: FileSending) => {
      const form = new FormData();
      form.set('activityId', activityId);
      form.set('file', file);
      return upload(routes.addPlanEvidence, { params: { id: reportId }, form, onProgress, signal });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(reportId) }),
  });
}

/** Takes a file away: the member with a reason, the secretariat because somebody stands in it. */
export function useTakeAway({ id, version, reportId }: PlanEvidenceView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: PlanEvidenceRemoval | null) =>
      reason === null
        ? call(routes.removePlanEvidence, { params: { id }, version, body: {} })
        : call(routes.retractPlanEvidence, { params: { id }, version, body: { reason } }),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(reportId) }),
  });
}
