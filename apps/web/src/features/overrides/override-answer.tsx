import { useState } from 'react';
import { Button, Select } from '@mantine/core';
import { overrideRefusals, type OverrideRefusal, type OverrideView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useSayDone } from '../../ui/say-done';
import { useOverrideStep } from './overrides.queries';

/** A second person's yes, which vouches, or no, which says why. */
export function OverrideAnswer({ override }: { readonly override: OverrideView }) {
  const { t, options, fieldError } = useWords();
  const sayDone = useSayDone();
  const [asked, setAsked] = useState<'approve' | 'refuse' | null>(null);
  const [reason, setReason] = useState<OverrideRefusal | null>(null);
  const [tried, setTried] = useState(false);
  const step = useOverrideStep(override);
  const close = (): void => {
    step.reset();
    setTried(false);
    setAsked(null);
  };
  const done = (said: string) => () => {
    sayDone(said);
    close();
  };
  const refuse = (): void => {
    setTried(true);
    if (reason !== null) step.mutate({ step: 'refuse', reason }, { onSuccess: done('override.refused-done') });
  };
  if (!override.actions.includes('approve')) return null;
  return (
    <>
      <Button onClick={() => setAsked('approve')}>{t('override.approve')}</Button>
      <Button variant="default" onClick={() => setAsked('refuse')}>
        {t('override.refuse')}
      </Button>
      <ConfirmDialog
        opened={asked === 'approve'}
        title={t('override.approve-title')}
        text={t('override.approve-text')}
        confirmLabel={t('override.approve')}
        busy={step.isPending}
        error={step.error}
        onConfirm={() => step.mutate({ step: 'approve' }, { onSuccess: done('override.approved-done') })}
        onClose={close}
      />
      <ConfirmDialog
        opened={asked === 'refuse'}
        danger
        title={t('override.refuse-title')}
        confirmLabel={t('override.refuse')}
        busy={step.isPending}
        error={step.error}
        onConfirm={refuse}
        onClose={close}
      >
        <Select
          label={t('override.why')}
          data={options(overrideRefusals)}
          value={reason}
          onChange={(chosen) => setReason(overrideRefusals.has(chosen) ? chosen : null)}
          error={tried && reason === null ? fieldError('required') : undefined}
          required
        />
      </ConfirmDialog>
    </>
  );
}
