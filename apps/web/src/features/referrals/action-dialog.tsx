import { useRef, useState } from 'react';
import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { feedbackLevelOf, localDay, pauseDays, type IsoDate, type ReferralAction, type ReferralView } from '@himaya/domain';
import { ApiProblem } from '../../platform/api-problem';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { actionQuestions } from './action-questions';
import { useReferralAction, useReloadReferral } from './referrals.queries';

interface Props {
  readonly referral: ReferralView;
  readonly action: ReferralAction;
  /** What a body without accounts told, written down by who asked it. */
  readonly outside?: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The day so many days from today, in Iraq. */
const daysOn = (days: number): IsoDate => localDay(new Date(Date.now() + days * 86_400_000));

/** Asks for the reason and the note a step needs, and takes it. */
export function ActionDialog({ referral, action, outside = false, onClose, onDone }: Props) {
  const { t } = useWords();
  const words = outside ? 'outside' : 'referral';
  const { choose, until: asksUntil, note: asksNote, danger } = actionQuestions[action];
  const [chosen, setChosen] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const [note, setNote] = useState('');
  const [until, setUntil] = useState<IsoDate | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const step = useReferralAction(referral, outside);
  const reload = useReloadReferral(referral.id);

  const confirm = (): void => {
    if (choose && !chosen) {
      setMissing(true);
      first.current?.focus();
      return;
    }
    const answer = {
      ...(choose && chosen ? { [choose.as]: chosen } : {}),
      ...(note.trim() ? { note: note.trim() } : {}),
      ...(until ? { until } : {}),
    };
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
      title={t(`${words}.ask.${action}`)}
      text={t(`${words}.ask-text.${action}`)}
      confirmLabel={t(`${words}.do.${action}`)}
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
      {asksUntil && (
        <DateField
          label={t('referral.hold-until')}
          description={t('referral.hold-until-hint')}
          value={until}
          onChange={setUntil}
          minDate={daysOn(1)}
          maxDate={daysOn(pauseDays.most)}
        />
      )}
      {action === 'complete' && !outside && feedbackLevelOf(referral.service) === 'outcome-and-month' && (
        <Text size="sm">{t('referral.sealed-feedback')}</Text>
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
