import { Button, Stack, Text } from '@mantine/core';
import { IconCloudOff, IconRefresh } from '@tabler/icons-react';
import { ApiProblem } from '../platform/api-problem';
import { useWords } from '../platform/words';
import classes from './states.module.css';

interface Props {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What went wrong in the reader's words, and another try. */
export function ErrorState({ error, onRetry }: Props) {
  const { t } = useWords();
  return (
    <Stack align="center" gap="xs" className={classes.state} role="alert">
      <span className={classes.picture} data-tone="danger">
        <IconCloudOff size={30} stroke={1.6} aria-hidden="true" />
      </span>
      <Text fw={600} size="lg">
        {t('state.error')}
      </Text>
      <Text c="dimmed" ta="center" maw="34rem">
        {t(`problem.${error instanceof ApiProblem ? error.code : 'internal'}`)}
      </Text>
      {onRetry && (
        <Button mt="xs" variant="light" leftSection={<IconRefresh size={18} aria-hidden="true" />} onClick={onRetry}>
          {t('action.retry')}
        </Button>
      )}
    </Stack>
  );
}
