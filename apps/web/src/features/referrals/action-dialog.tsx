import { useRef, useState } from 'react';
import { Radio, Stack, Textarea } from '@mantine/core';
import type { ReferralAction, ReferralView } from '@himaya/domain';
import { ApiProblem } from '../../platform/api-problem';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { actionQuestions } from './action-questions';
import { useReferralAction, useReloadReferral } from './referrals.queries';

interface Props {
  readonly referral: ReferralView;
  readonly action: ReferralAction;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks for the reason and the note a step needs, and takes it. */
export function ActionDialog({ referral, action, onClose, onDone }: Props) {
  const { t } = useWords();
  const { choose, note: asksNote, danger } = actionQuestions[action];
  const [chosen, setChosen] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const [note, setNote] = useState('');
  const first = useRef<HTMLInputElement>(null);
  const step = useReferralAction(referral);
  const reload = useReloadReferral(referral.id);

  const confirm = (): void => {
    if (choose && !chosen) {
      setMissing(true);
      first.current?.focus();
      return;
    }
    const answer = { ...(choose && chosen ? { [choose.as]: chosen } : {}), ...(note.trim() ? { note: note.trim() } : {}) };
    step.mutate({ action, answer }, { onSuccess: onDone });
  };
  const close = (): void => {
    if (step.error instanceof ApiProblem && step.error.code === 'conflict') reload();
    onClose();
  };

  return (
    <ConfirmDialog
      opened
      danger={danger}
      title={t(`referral.ask.${action}`)}
      text={t(`referral.ask-text.${action}`)}
      confirmLabel={t(`referral.do.${action}`)}
      busy={step.isPending}
      error={step.error}
      onConfirm={confirm}
      onClose={close}
    >
      {choose && (
        <Radio.Group
          label={t(`referral.choose.${action}`)}
          value={chosen}
          onChange={(code) => {
            setChosen(code);
            setMissing(false);
          }}
          error={missing && t('field.required')}
          withAsterisk
        >
          <Stack gap="sm" mt="xs">
            {choose.from.codes.map((code, place) => (
              <Radio key={code} value={code} label={t(`${choose.from.name}.${code}`)} {...(place === 0 ? { ref: first } : {})} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {asksNote && (
        <Textarea
          label={t('form.note')}
          description={t('referral.note-hint')}
          value={note}
          maxLength={4000}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
    </ConfirmDialog>
  );
}
