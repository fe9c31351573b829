import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconAlertTriangle, IconCalendarOff, IconEye, IconEyeOff, IconLock, IconShieldLock, IconUserCircle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { roles } from '@himaya/domain';
import { useScreenPrivacy } from '../../platform/privacy';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { useLock } from '../lock';
import { SignOutItem, UnsentDialog, useLeaving } from './sign-out-item';

/** Who is signed in, for which unit, and the way out. */
export function UserMenu() {
  const { t, code, name, list } = useWords();
  const { me } = useSession();
  const privacy = useScreenPrivacy();
  const leaving = useLeaving();
  const lock = useLock();
  return (
    <>
      <Menu position="bottom-end" width={280} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon color="slate" aria-label={t('account.menu')}>
            <IconUserCircle size={24} stroke={1.7} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label component="div">
            <Text fw={600} c="black" size="md">
              {me.user.displayName}
            </Text>
            <Text size="sm">{name(me.unit.name)}</Text>
            <Text size="sm">{list(me.roles.map((role) => code(roles, role)))}</Text>
          </Menu.Label>
          <Menu.Divider />
          <Menu.Item component={Link} to="/account/protection" leftSection={<IconShieldLock size={18} aria-hidden="true" />}>
            {t('account.protection')}
          </Menu.Item>
          <Menu.Item component={Link} to="/leave" leftSection={<IconCalendarOff size={18} aria-hidden="true" />}>
            {t('nav.leave')}
          </Menu.Item>
          <Menu.Item
            leftSection={privacy.on ? <IconEye size={18} aria-hidden="true" /> : <IconEyeOff size={18} aria-hidden="true" />}
            onClick={privacy.toggle}
          >
            {t(privacy.on ? 'privacy.off' : 'privacy.on')}
          </Menu.Item>
          <Menu.Item component={Link} to="/incidents/new" leftSection={<IconAlertTriangle size={18} aria-hidden="true" />}>
            {t('account.report-incident')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLock size={18} aria-hidden="true" />} onClick={lock}>
            {t('account.lock')}
          </Menu.Item>
          <SignOutItem onLeave={() => void leaving.leave()} />
        </Menu.Dropdown>
      </Menu>
      <UnsentDialog leaving={leaving} />
    </>
  );
}
