import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useWords } from '../platform/words';

/** Prints the page it stands on, and is not on the paper. @param size small in the head of a panel */
export function PrintButton({ size }: { readonly size?: 'sm' }) {
  const { t } = useWords();
  return (
    <Button
      variant="default"
      {...(size ? { size } : {})}
      leftSection={<IconPrinter size={18} aria-hidden="true" />}
      onClick={() => globalThis.print()}
      data-no-print
    >
      {t('action.print')}
    </Button>
  );
}
