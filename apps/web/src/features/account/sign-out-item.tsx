import { useState } from 'react';
import { Menu } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useDates } from '../../platform/dates';
import { useSession, useSignOut } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { countUnsent } from '../concerns';

/** The way out; asks first where something waits on this device that goes with it. */
export function useLeaving() {
  const { ability } = useSession();
  const signOut = useSignOut();
  const [unsent, setUnsent] = useState(0);
  const leave = async (): Promise<void> => {
    const waiting = ability.can('report', 'Concern') ? await countUnsent() : 0;
    if (waiting > 0) setUnsent(waiting);
    else await signOut();
  };
  return { leave, signOut, unsent, stay: () => setUnsent(0) };
}

export function SignOutItem({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useWords();
  return (
    <Menu.Item leftSection={<IconLogout size={18} aria-hidden="true" />} onClick={onLeave}>
      {t('account.sign-out')}
    </Menu.Item>
  );
}

/** What would be lost, before it is. */
export function UnsentDialog({ leaving }: { readonly leaving: ReturnType<typeof useLeaving> }) {
  const { t } = useWords();
  const { number } = useDates();
  // Its words come with those of the further pages.
  if (leaving.unsent === 0) return null;
  return (
    <ConfirmDialog
      opened
      danger
      title={t('account.unsent-title')}
      text={t('account.unsent-text', { number: number(leaving.unsent) })}
      confirmLabel={t('account.unsent-leave')}
      onConfirm={() => void leaving.signOut()}
      onClose={leaving.stay}
    />
  );
}
