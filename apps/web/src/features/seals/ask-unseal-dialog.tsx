import { useState } from 'react';
import { Select } from '@mantine/core';
import { unsealReasons, type CaseView, type SealView, type UnsealReason } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useAskUnseal } from './seals.queries';

/** One of the named asks to unseal; another has to confirm. */
export function AskUnsealDialog({
  record,
  seal,
  onClose,
}: {
  readonly record: CaseView;
  readonly seal: SealView;
  readonly onClose: () => void;
}) {
  const { t, options } = useWords();
  const ask = useAskUnseal(record.id, seal);
  const [reason, setReason] = useState<UnsealReason>('threat-passed');
  return (
    <ConfirmDialog
      opened
      title={t('seal.ask-title')}
      text={t('seal.ask-text')}
      confirmLabel={t('seal.ask')}
      busy={ask.isPending}
      error={ask.error}
      onConfirm={() => ask.mutate({ reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Select
        label={t('seal.reason')}
        data={options(unsealReasons)}
        value={reason}
        onChange={(chosen) => unsealReasons.has(chosen) && setReason(chosen)}
      />
    </ConfirmDialog>
  );
}
