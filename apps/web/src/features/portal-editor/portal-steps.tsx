import { useState } from 'react';
import { Button, Group, Text } from '@mantine/core';
import { portalSteps, type PortalItemView, type PortalStep } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import { useStepPortalItem } from './portal-editor.queries';

/** What this reader can do with the words; each is asked once more. */
export function PortalSteps({ one }: { readonly one: PortalItemView }) {
  const { t, code } = useWords();
  const sayDone = useSayDone();
  const take = useStepPortalItem(one);
  const [step, setStep] = useState<PortalStep | null>(null);
  const open = (next: PortalStep | null): void => {
    setStep(next);
    take.reset();
  };
  return (
    <Panel title={t('portal-editor.next')}>
      <Group gap="sm">
        {one.steps.map((each, at) => (
          <Button key={each} variant={at === 0 && each !== 'withdraw' ? 'filled' : 'default'} onClick={() => open(each)}>
            {code(portalSteps, each)}
          </Button>
        ))}
      </Group>
      <ConfirmDialog
        opened={step !== null}
        title={step === null ? '' : code(portalSteps, step)}
        confirmLabel={step === null ? '' : code(portalSteps, step)}
        danger={step === 'withdraw'}
        busy={take.isPending}
        error={take.error}
        onConfirm={() => step !== null && take.mutate({ step }, { onSuccess: () => (open(null), sayDone('portal-editor.done')) })}
        onClose={() => open(null)}
      >
        {step !== null && <Text size="sm">{t(`portal-hint.${step}`)}</Text>}
      </ConfirmDialog>
    </Panel>
  );
}
