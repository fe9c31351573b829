import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type AskMemberBody,
  type FindOnAccountBody,
  type MemberAccountView,
  type RecordEvaluationBody,
  type ReplyToQuestionsBody,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { planKey } from './national-plan.queries';

interface Wanted {
  readonly half?: string;
  readonly agency?: string;
}

export function useMemberAccounts(query: Wanted, wanted = true) {
  return useQuery({
    queryKey: [...planKey, 'accounts', query],
    queryFn: ({ signal }) => call(routes.listMemberAccounts, { query: { ...query }, signal }),
    enabled: wanted,
  });
}

export function useMemberEvaluations(query: Wanted) {
  return useQuery({
    queryKey: [...planKey, 'evaluations', query],
    queryFn: ({ signal }) => call(routes.listMemberEvaluations, { query: { ...query }, signal }),
  });
}

/** Whatever is shown of the half-year is asked for again, after a refusal too; the draft goes as soon as it was said. */
function useSaying<Body, View>(say: (body: Body) => Promise<View>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ body, onSaid }: { readonly body: Body; readonly onSaid: () => void }) => {
      const view = await say(body);
      onSaid();
      return view;
    },
    onSettled: () => client.invalidateQueries({ queryKey: planKey }),
  });
}

export const useAskMember = () => useSaying((body: AskMemberBody) => call(routes.askMember, { body }));

export const useReply = ({ id, version }: MemberAccountView) =>
  useSaying((body: ReplyToQuestionsBody) => call(routes.replyToQuestions, { params: { id }, version, body }));

export const useFind = ({ id, version }: MemberAccountView) =>
  useSaying((body: FindOnAccountBody) => call(routes.findOnAccount, { params: { id }, version, body }));

export const useRecordEvaluation = () => useSaying((body: RecordEvaluationBody) => call(routes.recordEvaluation, { body }));
