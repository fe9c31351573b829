import { useMutation, useQueryClient } from '@tanstack/react-query';
import { routes, type ContributionView, type RequestContributionBody, type StepReleaseBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { usePagedList } from '../../platform/paging';

const key = ['contributions'] as const;

/** Milliseconds between two looks at a file that is being made: it is ready in seconds. */
const betweenLooks = 5000;

const lookAgain = (files: readonly ContributionView[]): number | false =>
  files.some(({ status }) => status === 'computing') && betweenLooks;

export const useContributions = () =>
  usePagedList([...key, 'list'], routes.listContributions, { query: { limit: 20 } }, { refetchInterval: lookAgain });

export function useRequestContribution() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RequestContributionBody) => call(routes.requestContribution, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useStepContribution({ id, version }: ContributionView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: StepReleaseBody) => call(routes.stepContribution, { params: { id }, version, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export const useContributionFile = ({ id }: ContributionView) =>
  useMutation({ mutationFn: () => call(routes.readContributionFile, { params: { id } }) });
