import { useState } from 'react';
import { NumberInput, Select, Textarea } from '@mantine/core';
import {
  reflectionChanges,
  reflectionMachine,
  reflectionReasons,
  type ReflectionDeed,
  type ReflectionReason,
  type ReflectionView,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useSayDone } from '../../ui/say-done';
import { useChangeReflection } from './identification.queries';

interface Props {
  readonly caseId: string;
  readonly period: ReflectionView;
  readonly deed: ReflectionDeed;
  readonly onClose: () => void;
}

/** Why, and for an extension how long. */
export function ChangeReflection({ caseId, period, deed, onClose }: Props) {
  const { t, code, options } = useWords();
  const sayDone = useSayDone();
  const [reason, setReason] = useState<ReflectionReason | null>(null);
  const [days, setDays] = useState<number | null>(30);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const change = useChangeReflection(caseId, period);
  const { reasons, days: asksDays } = reflectionMachine[deed];
  const send = (): void => {
    setTried(true);
    if (reason === null || (asksDays && days === null)) return;
    change.mutate(
      { change: deed, reason, ...(asksDays && days !== null ? { days } : {}), words: words.trim() || null },
      {
        onSuccess: () => {
          sayDone('reflection.done');
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      opened
      title={code(reflectionChanges, deed)}
      {...(deed === 'cut' ? { text: t('reflection.cut-text') } : {})}
      confirmLabel={code(reflectionChanges, deed)}
      danger={deed === 'cut'}
      busy={change.isPending}
      error={change.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Select
        label={t('reflection.reason')}
        data={options(reflectionReasons, reasons)}
        value={reason}
        onChange={(chosen) => setReason(reflectionReasons.has(chosen) ? chosen : null)}
        error={tried && reason === null ? t('field.required') : null}
        withAsterisk
      />
      {asksDays && (
        <NumberInput
          label={t('reflection.days')}
          value={days ?? ''}
          onChange={(value) => setDays(typeof value === 'number' ? value : null)}
          min={1}
          max={365}
          allowDecimal={false}
          error={tried && days === null ? t('field.required') : null}
          withAsterisk
        />
      )}
      <Textarea
        label={t('reflection.words')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        maxLength={2000}
        minRows={2}
        autosize
        data-person
      />
    </ConfirmDialog>
  );
}
