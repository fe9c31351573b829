import { useState } from 'react';
import { Select } from '@mantine/core';
import {
  abroadReasons,
  abroadSteps,
  localDay,
  type AbroadReason,
  type AbroadStep,
  type AbroadTransferView,
  type IsoDate,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DateField } from '../../ui/date-field';
import { useSayDone } from '../../ui/say-done';
import { useStepAbroad } from './abroad.queries';

interface Props {
  readonly one: AbroadTransferView;
  readonly step: AbroadStep;
  readonly onClose: () => void;
}

/** On which day it happened, or why it does not. */
export function StepDialog({ one, step, onClose }: Props) {
  const { t, code, options } = useWords();
  const sayDone = useSayDone();
  const stepped = useStepAbroad(one);
  const today = localDay(new Date());
  const [on, setOn] = useState<IsoDate | null>(today);
  const [reason, setReason] = useState<AbroadReason | null>(null);
  const [tried, setTried] = useState(false);
  const callsOff = step === 'call-off';
  const send = (): void => {
    setTried(true);
    if (callsOff ? reason === null : on === null) return;
    stepped.mutate(callsOff ? { step, reason } : { step, on }, {
      onSuccess: () => {
        sayDone('abroad.step-done');
        onClose();
      },
    });
  };
  return (
    <ConfirmDialog
      opened
      title={code(abroadSteps, step)}
      confirmLabel={code(abroadSteps, step)}
      danger={callsOff}
      busy={stepped.isPending}
      error={stepped.error}
      onConfirm={send}
      onClose={onClose}
    >
      {callsOff ? (
        <Select
          label={t('abroad.reason')}
          data={options(abroadReasons)}
          value={reason}
          onChange={(value) => setReason(abroadReasons.has(value) ? value : null)}
          error={tried && reason === null ? t('field.required') : null}
          withAsterisk
        />
      ) : (
        <DateField
          label={t('abroad.on')}
          value={on}
          onChange={setOn}
          {...(one.handedOverOn ? { minDate: one.handedOverOn } : {})}
          maxDate={today}
          error={tried && on === null ? t('field.required') : undefined}
          required
        />
      )}
    </ConfirmDialog>
  );
}
