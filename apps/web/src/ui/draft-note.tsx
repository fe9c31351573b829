import { Alert, Group, Text } from '@mantine/core';
import { IconCloudLock, IconRestore } from '@tabler/icons-react';
import type { Writing } from '../platform/writing';
import { useWords } from '../platform/words';

/** That an earlier draft was put back into the form, at its head. */
export function DraftRestored({ writing }: { readonly writing: Pick<Writing<unknown>, 'restored'> }) {
  const { t } = useWords();
  if (!writing.restored) return null;
  return (
    <Alert color="calm" icon={<IconRestore aria-hidden="true" />} data-no-print>
      {t('draft.restored')}
    </Alert>
  );
}

/** Where what is typed is kept until it is saved, at the form's foot. */
export function DraftNote({ writing }: { readonly writing: Pick<Writing<unknown>, 'kept'> }) {
  const { t } = useWords();
  return (
    <Group gap={6} wrap="nowrap" c="dimmed" role="status" data-no-print>
      <IconCloudLock size={18} aria-hidden="true" />
      <Text size="sm">{t(writing.kept ? 'draft.saved' : 'draft.how')}</Text>
    </Group>
  );
}
