import { useCallback } from 'react';
import { notifications } from '@mantine/notifications';
import { useWords } from '../platform/words';

/** Tells in passing that something was done, by its message key; read out without taking the focus. */
export function useSayDone(): (key: string) => void {
  const { t } = useWords();
  return useCallback(
    (key: string) => {
      notifications.show({ message: t(key), color: 'good', role: 'status', closeButtonProps: { 'aria-label': t('action.close') } });
    },
    [t],
  );
}
