import { useState } from 'react';
import { Button } from '@mantine/core';
import type { BreakGlassView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useSayDone } from '../../ui/say-done';
import { useEmergencyStep } from './emergency.queries';

/** The holder is done: asks once more, then the case closes to them. */
export function EndEmergency({ emergency, onEnded }: { readonly emergency: BreakGlassView; readonly onEnded?: () => void }) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const sayDone = useSayDone();
  const step = useEmergencyStep(emergency);
  const end = (): void =>
    step.mutate('end', {
      onSuccess: () => {
        setAsking(false);
        sayDone('emergency.ended-done');
        onEnded?.();
      },
    });
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('emergency.end')}
      </Button>
      {asking && (
        <ConfirmDialog
          opened
          title={t('emergency.end-title')}
          text={t('emergency.end-text')}
          confirmLabel={t('emergency.end')}
          busy={step.isPending}
          error={step.error}
          onConfirm={end}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
