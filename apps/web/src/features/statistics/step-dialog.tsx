import { useState } from 'react';
import { Button, Group, Select, Text } from '@mantine/core';
import { releaseMachine, releaseReasons, releaseSteps, type ReleaseReason, type ReleaseStep, type StepReleaseBody } from '@himaya/domain';
import type { UseMutationResult } from '@tanstack/react-query';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useSayDone } from '../../ui/say-done';

const hard: readonly ReleaseStep[] = ['discard', 'withdraw'];

/** The steps that are open to this reader; each is asked once more, for what is out cannot be called back. */
export function StepButtons<View>({
  steps,
  take,
}: {
  readonly steps: readonly ReleaseStep[];
  readonly take: UseMutationResult<View, Error, StepReleaseBody>;
}) {
  const { t, code, options } = useWords();
  const sayDone = useSayDone();
  const [step, setStep] = useState<ReleaseStep | null>(null);
  const [reason, setReason] = useState<ReleaseReason | null>(null);
  const [tried, setTried] = useState(false);
  const needsReason = step !== null && releaseMachine[step].needsReason;
  const open = (next: ReleaseStep | null): void => {
    setStep(next);
    setReason(null);
    setTried(false);
    take.reset();
  };
  const confirm = (): void => {
    setTried(true);
    if (step === null || (needsReason && reason === null)) return;
    take.mutate({ step, reason }, { onSuccess: () => (open(null), sayDone('releases.done')) });
  };
  return (
    <>
      <Group gap="sm">
        {steps.map((each, at) => (
          <Button key={each} variant={at === 0 && !hard.includes(each) ? 'filled' : 'default'} onClick={() => open(each)}>
            {code(releaseSteps, each)}
          </Button>
        ))}
      </Group>
      <ConfirmDialog
        opened={step !== null}
        title={step === null ? '' : code(releaseSteps, step)}
        confirmLabel={step === null ? '' : code(releaseSteps, step)}
        danger={step !== null && hard.includes(step)}
        busy={take.isPending}
        error={take.error}
        onConfirm={confirm}
        onClose={() => open(null)}
      >
        {step !== null && <Text size="sm">{t(`release-hint.${step}`)}</Text>}
        {needsReason && (
          <Select
            label={t('releases.reason')}
            data={options(releaseReasons)}
            value={reason}
            onChange={(value) => setReason(releaseReasons.has(value) ? value : null)}
            error={tried && reason === null ? t('field.required') : undefined}
          />
        )}
      </ConfirmDialog>
    </>
  );
}
