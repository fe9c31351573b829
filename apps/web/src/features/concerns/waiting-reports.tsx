import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { hasArrived } from './outbox';
import { useOutbox, useWaiting } from './outbox.queries';

/** What waits on this device: for the network, or for another look after a refusal. */
export function WaitingReports() {
  const { t } = useWords();
  const { number } = useDates();
  const { data = [] } = useWaiting();
  const { flush, remove } = useOutbox();
  const waiting = data.filter((report) => report.refused === null && !hasArrived(report));
  return (
    <>
      {waiting.length > 0 && (
        <Alert color="warn" icon={<IconCloudOff aria-hidden="true" />}>
          <Group justify="space-between" gap="sm">
            {t('concern.waiting-count', { number: number(waiting.length) })}
            <Button size="sm" variant="light" color="warn" onClick={() => void flush().catch(() => undefined)}>
              {t('concern.try-now')}
            </Button>
          </Group>
        </Alert>
      )}
      {data.filter(hasArrived).map(({ key, refusedPhotos }) => (
        <Alert key={key} color="warn" role="alert" title={t('concern.photos-refused', { number: number(refusedPhotos.length) })}>
          <Stack gap="xs" align="flex-start">
            {[...new Set(refusedPhotos)].map((code) => (
              <span key={code}>{t(`problem.${code}`)}</span>
            ))}
            <Button size="sm" variant="light" color="warn" onClick={() => void remove(key)}>
              {t('concern.understood')}
            </Button>
          </Stack>
        </Alert>
      ))}
      {data
        .filter(({ refused }) => refused !== null)
        .map(({ key, refused }) => (
          <Alert key={key} color="danger" role="alert">
            <Stack gap="xs" align="flex-start">
              {t('concern.refused', { reason: t(`problem.${refused}`) })}
              <Button size="sm" variant="light" color="danger" onClick={() => void remove(key)}>
                {t('concern.remove-person')}
              </Button>
            </Stack>
          </Alert>
        ))}
    </>
  );
}
