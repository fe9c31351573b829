import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useWords } from '../platform/words';

/** The outline of what is coming, so that nothing jumps when it arrives. */
export function LoadingState({ rows = 4, height = 64 }: { readonly rows?: number; readonly height?: number }) {
  const { t } = useWords();
  return (
    <Stack gap="sm" p="md" role="status" aria-live="polite">
      <VisuallyHidden>{t('state.loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_unused, row) => (
        <Skeleton key={row} height={height} radius="md" aria-hidden="true" />
      ))}
    </Stack>
  );
}
