import { useState } from 'react';
import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { guardianshipEndings, type GuardianshipEnding, type GuardianshipView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useGuardianshipStep } from './child-safeguards.queries';

/** What can be done with a guardianship: say that the guardian is suspected, or end it. */
export function GuardianshipSteps({ guardianship }: { readonly guardianship: GuardianshipView }) {
  const { t } = useWords();
  const [opened, setOpened] = useState<'suspect' | 'end' | null>(null);
  const close = (): void => setOpened(null);
  if (guardianship.actions.length === 0) return null;
  return (
    <Group gap="xs" data-no-print>
      {guardianship.actions.map((action) => (
        <Button
          key={action}
          size="sm"
          variant={action === 'suspect' ? 'light' : 'default'}
          color={action === 'suspect' ? 'danger' : 'himaya'}
          onClick={() => setOpened(action)}
        >
          {t(action === 'suspect' ? 'child.suspect' : 'child.end')}
        </Button>
      ))}
      <Modal
        opened={opened !== null}
        onClose={close}
        title={t(opened === 'end' ? 'child.end' : 'child.suspect')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {opened === 'suspect' && <Suspect guardianship={guardianship} onDone={close} />}
        {opened === 'end' && <End guardianship={guardianship} onDone={close} />}
      </Modal>
    </Group>
  );
}

interface StepProps {
  readonly guardianship: GuardianshipView;
  readonly onDone: () => void;
}

function Suspect({ guardianship, onDone }: StepProps) {
  const { t, fieldError } = useWords();
  const sayDone = useSayDone();
  const step = useGuardianshipStep(guardianship);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const short = reason.trim().length < 10;
  const send = (): void => {
    setTried(true);
    if (short) return;
    step.mutate(
      { step: 'suspect', reason: reason.trim() },
      {
        onSuccess: () => {
          sayDone('child.moved');
          onDone();
        },
      },
    );
  };
  return (
    <Stack gap="md">
      <Text>{t('child.suspect-text')}</Text>
      <Textarea
        label={t('child.suspect-reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && short ? fieldError('text.too-short') : undefined}
        maxLength={4000}
        minRows={3}
        autosize
        required
      />
      <ProblemAlert error={step.error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onDone}>
          {t('action.back')}
        </Button>
        <Button color="danger" loading={step.isPending} onClick={send}>
          {t('child.suspect')}
        </Button>
      </Group>
    </Stack>
  );
}

function End({ guardianship, onDone }: StepProps) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const step = useGuardianshipStep(guardianship);
  const [reason, setReason] = useState<GuardianshipEnding>('replaced');
  const send = (): void =>
    step.mutate(
      { step: 'end', reason },
      {
        onSuccess: () => {
          sayDone('child.moved');
          onDone();
        },
      },
    );
  return (
    <Stack gap="md">
      <Select
        label={t('child.end-reason')}
        data={options(guardianshipEndings)}
        value={reason}
        onChange={(chosen) => guardianshipEndings.has(chosen) && setReason(chosen)}
        allowDeselect={false}
      />
      <ProblemAlert error={step.error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onDone}>
          {t('action.back')}
        </Button>
        <Button loading={step.isPending} onClick={send}>
          {t('child.end')}
        </Button>
      </Group>
    </Stack>
  );
}
