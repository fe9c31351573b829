import { useState } from 'react';
import { Button, Select } from '@mantine/core';
import { overrideEndings, type OverrideEnding, type OverrideView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useSayDone } from '../../ui/say-done';
import { useOverrideStep } from './overrides.queries';

/** Takes a request back, or ends what was approved: sharing under it stops at once. */
export function EndOverride({ override }: { readonly override: OverrideView }) {
  const { t, options, fieldError } = useWords();
  const sayDone = useSayDone();
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState<OverrideEnding | null>(null);
  const [tried, setTried] = useState(false);
  const step = useOverrideStep(override);
  const waiting = override.status === 'requested';
  const label = t(waiting ? 'override.take-back' : 'override.end');
  const end = (): void => {
    setTried(true);
    if (reason === null) return;
    step.mutate(
      { step: 'end', reason },
      {
        onSuccess: () => {
          sayDone('override.ended');
          setOpened(false);
        },
      },
    );
  };
  if (!override.actions.includes('end')) return null;
  return (
    <>
      <Button variant="light" color="danger" onClick={() => setOpened(true)}>
        {label}
      </Button>
      <ConfirmDialog
        opened={opened}
        danger
        title={waiting ? label : t('override.end-title')}
        {...(waiting ? {} : { text: t('override.end-text') })}
        confirmLabel={label}
        busy={step.isPending}
        error={step.error}
        onConfirm={end}
        onClose={() => setOpened(false)}
      >
        <Select
          label={t('override.why')}
          data={options(overrideEndings)}
          value={reason}
          onChange={(chosen) => setReason(overrideEndings.has(chosen) ? chosen : null)}
          error={tried && reason === null ? fieldError('required') : undefined}
          required
        />
      </ConfirmDialog>
    </>
  );
}
