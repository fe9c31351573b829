import { useState } from 'react';
import { Select, Textarea } from '@mantine/core';
import { consentMethods, type ConsentMethod, type ConsentView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useWithdrawConsent } from './consents.queries';

/** Takes back a consent: what is pending is cancelled and open doors close at once. */
export function WithdrawDialog({ consent, onClose }: { readonly consent: ConsentView; readonly onClose: () => void }) {
  const { t, options } = useWords();
  const [method, setMethod] = useState<ConsentMethod>('spoken');
  const [note, setNote] = useState('');
  const withdraw = useWithdrawConsent(consent);
  const send = (): void => withdraw.mutate({ method, ...(note.trim() ? { note: note.trim() } : {}) }, { onSuccess: onClose });
  return (
    <ConfirmDialog
      opened
      danger
      title={t('consent.withdraw-title')}
      text={t('consent.withdraw-text')}
      confirmLabel={t('consent.withdraw')}
      busy={withdraw.isPending}
      error={withdraw.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Select
        label={t('consent.withdraw-method')}
        data={options(consentMethods)}
        value={method}
        onChange={(chosen) => consentMethods.has(chosen) && setMethod(chosen)}
      />
      <Textarea
        label={t('form.note')}
        description={t('form.optional')}
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
