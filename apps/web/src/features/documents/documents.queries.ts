import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { routes, type DocumentType, type DocumentView, type RemoveDocumentBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { upload } from '../../platform/api-upload';
import type { FileSending } from '../../ui/send-file-dialog';
import { caseKey } from '../case-record';

export function useDocuments(caseId: string) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'documents'],
    queryFn: ({ signal }) => call(routes.listDocuments, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
  });
}

/** @param type null while nobody said it, @param former the version that this one replaces; null for a document of its own */
export function useAddDocument(caseId: string, type: DocumentType | null, former: DocumentView | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, onProgress, signal }: FileSending) => {
      const form = new FormData();
      form.set('type', type ?? '');
      form.set('file', file);
      return former === null
        ? upload(routes.addDocument, { params: { id: caseId }, form, onProgress, signal })
        : upload(routes.addDocumentVersion, { params: { id: former.id }, version: former.version, form, onProgress, signal });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}

export function useRemoveDocument(document: DocumentView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RemoveDocumentBody) => call(routes.removeDocument, { params: { id: document.id }, version: document.version, body }),
    onSettled: () => client.invalidateQueries({ queryKey: caseKey(document.caseId) }),
  });
}
