import { useMutation } from '@tanstack/react-query';
import { routes, type CheckPaperBody, type PrintRecordSheetBody } from '@himaya/domain';
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
