import { Button } from '@mantine/core';
import { IconDoorExit } from '@tabler/icons-react';
import { useSignOut } from '../../platform/session';
import { useWords } from '../../platform/words';
import classes from './quick-exit.module.css';

/** Ends the session and leaves an empty page, at once: the page goes first, the sign-out follows by itself. */
export function QuickExit() {
  const { t } = useWords();
  const signOut = useSignOut();
  const leave = (): void => {
    document.documentElement.hidden = true;
    void signOut().finally(() => globalThis.location.replace('about:blank'));
  };
  return (
    <Button color="danger" variant="light" className={classes.exit} aria-label={t('account.quick-exit')} onClick={leave}>
      <IconDoorExit size={20} aria-hidden="true" className={classes.icon} />
      <span className={classes.label}>{t('account.quick-exit')}</span>
    </Button>
  );
}
