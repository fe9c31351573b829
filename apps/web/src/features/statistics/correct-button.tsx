import { useState } from 'react';
import { Button, Select, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { releaseReasons, type ReleaseReason, type ReleaseView } from '@himaya/domain';
import { useNavigate } from 'react-router';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { periodAsked } from './period-choices';
import { useRequestRelease } from './releases.queries';

/** Asks for the table that is to take this one's place, and why: it is counted anew, proposed and published as any other. */
export function CorrectButton({ one: { id, measure, by, period, method } }: { readonly one: ReleaseView }) {
  const { t, options } = useWords();
  const navigate = useNavigate();
  const ask = useRequestRelease();
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState<ReleaseReason | null>(null);
  const [tried, setTried] = useState(false);
  const open = (next: boolean): void => {
    setOpened(next);
    setReason(null);
    setTried(false);
    ask.reset();
  };
  const confirm = (): void => {
    setTried(true);
    if (reason === null) return;
    const rounding = method === null || method.rounding === 'independent' ? {} : ({ rounding: 'controlled' } as const);
    ask.mutate(
      { measure: measure.id, version: measure.version, by, period: periodAsked(period.id), corrects: id, reason, ...rounding },
      { onSuccess: (made) => (open(false), void navigate(`/releases/${made.id}`)) },
    );
  };
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={18} aria-hidden="true" />} onClick={() => open(true)}>
        {t('releases.correct')}
      </Button>
      <ConfirmDialog
        opened={opened}
        title={t('releases.correct')}
        confirmLabel={t('releases.ask-correction')}
        busy={ask.isPending}
        error={ask.error}
        onConfirm={confirm}
        onClose={() => open(false)}
      >
        <Text size="sm">{t('releases.correct-hint')}</Text>
        <Select
          label={t('releases.reason')}
          data={options(releaseReasons)}
          value={reason}
          onChange={(value) => setReason(releaseReasons.has(value) ? value : null)}
          error={tried && reason === null ? t('field.required') : undefined}
        />
      </ConfirmDialog>
    </>
  );
}
