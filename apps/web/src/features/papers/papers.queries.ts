import { useMutation, useQueryClient } from '@tanstack/react-query';
import { routes, type AnswerPacketBody, type CheckPaperBody, type PrintPacketBody, type PrintRecordSheetBody } from '@himaya/domain';
import { call } from '../../platform/api-client';

/** The paper is in the answer and nowhere else. */
export function usePrintSheet(caseId: string) {
  return useMutation({
    mutationFn: (body: PrintRecordSheetBody) => call(routes.printRecordSheet, { params: { id: caseId }, body }),
    gcTime: 0,
  });
}

export function useCheckPaper() {
  return useMutation({ mutationFn: (body: CheckPaperBody) => call(routes.checkPaper, { body }), gcTime: 0 });
}

/** A new request takes the place of the one before: the referral is read anew. */
export function usePrintPacket(referralId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PrintPacketBody) => call(routes.printPacket, { params: { id: referralId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['referral', referralId] }),
    gcTime: 0,
  });
}

export function useAnswerPacket() {
  return useMutation({ mutationFn: (body: AnswerPacketBody) => call(routes.answerPacket, { body }), gcTime: 0 });
}
