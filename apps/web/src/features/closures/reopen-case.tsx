import { useState } from 'react';
import { Button, Select, Textarea } from '@mantine/core';
import { IconLockOpen } from '@tabler/icons-react';
import { reopeningReasons, type ClosingView, type ReopeningReason } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useSayDone } from '../../ui/say-done';
import { useReopenCase } from './closures.queries';

/** Takes the case up again, with the reason. */
export function ReopenCase({ closing }: { readonly closing: ClosingView }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const reopen = useReopenCase(closing);
  const [asking, setAsking] = useState(false);
  const [tried, setTried] = useState(false);
  const [reason, setReason] = useState<ReopeningReason | null>(null);
  const [words, setWords] = useState('');
  const send = (): void => {
    setTried(true);
    if (reason === null) return;
    reopen.mutate({ reason, words: words.trim() || null }, { onSuccess: () => sayDone('closing.reopen-done') });
  };
  return (
    <>
      <Button variant="default" leftSection={<IconLockOpen size={18} aria-hidden="true" />} onClick={() => setAsking(true)} data-no-print>
        {t('closing.reopen')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('closing.reopen')}
        text={t('closing.reopen-text')}
        confirmLabel={t('closing.reopen')}
        busy={reopen.isPending}
        error={reopen.error}
        onConfirm={send}
        onClose={() => setAsking(false)}
      >
        <Select
          label={t('closing.reopen-reason')}
          data={options(reopeningReasons)}
          value={reason}
          onChange={(chosen) => setReason(reopeningReasons.has(chosen) ? chosen : null)}
          error={tried && reason === null ? t('field.required') : null}
          withAsterisk
        />
        <Textarea
          label={t('closing.words')}
          description={t('closing.words-hint')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          maxLength={2000}
          minRows={2}
          autosize
          data-person
        />
      </ConfirmDialog>
    </>
  );
}
