import { useState } from 'react';
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { portalLimits, portalSteps, portalStepsWithNote, type PortalItemView, type PortalStep } from '@himaya/domain';
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
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const noted = step !== null && portalStepsWithNote.includes(step);
  const open = (next: PortalStep | null): void => {
    setStep(next);
    setNote('');
    setTried(false);
    take.reset();
  };
  const send = (): void => {
    setTried(true);
    if (step === null || (noted && note.trim() === '')) return;
    take.mutate({ step, ...(noted ? { note: note.trim() } : {}) }, { onSuccess: () => (open(null), sayDone('portal-editor.done')) });
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
        onConfirm={send}
        onClose={() => open(null)}
      >
        {step !== null && (
          <Stack gap="md">
            <Text size="sm">{t(`portal-hint.${step}`)}</Text>
            {noted && (
              <Textarea
                label={t(`portal-editor.note-${step}`)}
                value={note}
                onChange={({ currentTarget: { value } }) => setNote(value)}
                maxLength={portalLimits.note}
                autosize
                minRows={3}
                error={tried && note.trim() === '' ? t('field.required') : undefined}
                required
              />
            )}
          </Stack>
        )}
      </ConfirmDialog>
    </Panel>
  );
}
