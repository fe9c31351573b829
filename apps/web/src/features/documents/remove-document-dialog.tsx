import { useState } from 'react';
import { Select } from '@mantine/core';
import { documentRemovalReasons, type DocumentRemovalReason, type DocumentView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useSayDone } from '../../ui/say-done';
import { useRemoveDocument } from './documents.queries';

/** Removes a document for good: there is no way back, and the words say so. */
export function RemoveDocumentDialog({ document, onClose }: { readonly document: DocumentView; readonly onClose: () => void }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const [reason, setReason] = useState<DocumentRemovalReason>('wrong-file');
  const remove = useRemoveDocument(document);
  const send = (): void =>
    remove.mutate(
      { reason },
      {
        onSuccess: () => {
          sayDone('document.removed');
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      danger
      title={t('document.remove-title')}
      text={t('document.remove-words')}
      confirmLabel={t('document.remove-confirm')}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Select
        label={t('document.reason')}
        data={options(documentRemovalReasons)}
        value={reason}
        onChange={(chosen) => documentRemovalReasons.has(chosen) && setReason(chosen)}
      />
    </ConfirmDialog>
  );
}
