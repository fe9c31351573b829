import { Button, Center } from '@mantine/core';
import { useWords } from '../platform/words';

/** The next page of a list, on demand. */
export function LoadMore({ more, busy, onMore }: { readonly more: boolean; readonly busy: boolean; readonly onMore: () => void }) {
  const { t } = useWords();
  if (!more) return null;
  return (
    <Center p="md">
      <Button variant="default" loading={busy} onClick={onMore}>
        {t('action.more')}
      </Button>
    </Center>
  );
}
