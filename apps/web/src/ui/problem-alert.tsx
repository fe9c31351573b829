import { Alert, Button, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ApiProblem } from '../platform/api-problem';
import { useWords } from '../platform/words';

interface Props {
  readonly error: unknown;
  /** Offered where somebody else changed the thing in the meantime. */
  readonly onReload?: () => void;
}

/** A refused action, beside the button that was pressed; nothing when there is no error. */
export function ProblemAlert({ error, onReload }: Props) {
  const { t } = useWords();
  if (!error) return null;
  const code = error instanceof ApiProblem ? error.code : 'internal';
  return (
    <Alert color="danger" role="alert" icon={<IconAlertTriangle aria-hidden="true" />}>
      <Group justify="space-between" gap="sm">
        {t(`problem.${code}`)}
        {code === 'conflict' && onReload && (
          <Button size="sm" color="danger" variant="light" onClick={onReload}>
            {t('action.reload')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
