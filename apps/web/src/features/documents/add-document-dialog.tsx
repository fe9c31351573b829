import { useState } from 'react';
import { Select, Text } from '@mantine/core';
import { documentTypes, type DocumentType, type DocumentView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { SendFileDialog } from '../../ui/send-file-dialog';
import { useAddDocument } from './documents.queries';

interface Props {
  readonly caseId: string;
  /** Types of the categories the user may write. */
  readonly types: readonly DocumentType[];
  /** The version that the file takes the place of; its kind stays. */
  readonly former?: DocumentView | null;
  readonly onClose: () => void;
}

/** Says what a file is, chooses it, and sends it. */
export function AddDocumentDialog({ caseId, types, former = null, onClose }: Props) {
  const { t, code, options } = useWords();
  const [type, setType] = useState<DocumentType | null>(former?.type ?? null);
  const add = useAddDocument(caseId, type, former);
  return (
    <SendFileDialog
      title={t(former === null ? 'document.add' : 'document.new-version')}
      sending={add}
      ready={type !== null}
      sendLabel={t('document.send')}
      done="document.added"
      onClose={onClose}
    >
      {former === null ? (
        <Select
          label={t('document.type')}
          data={options(documentTypes).filter(({ value }) => types.some((one) => one === value))}
          value={type}
          onChange={(chosen) => documentTypes.has(chosen) && setType(chosen)}
          disabled={add.isPending}
        />
      ) : (
        <Text>{t('document.new-version-of', { type: code(documentTypes, former.type) })}</Text>
      )}
    </SendFileDialog>
  );
}
