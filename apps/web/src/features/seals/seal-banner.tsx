import { Alert } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useWords } from '../../platform/words';

/** Tells the named that hardly anybody else knows of this case. */
export function SealBanner() {
  const { t } = useWords();
  return (
    <Alert color="warn" icon={<IconLock aria-hidden="true" />}>
      {t('seal.banner')}
    </Alert>
  );
}
