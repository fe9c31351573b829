import { ActionIcon, Indicator } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';

/** The way to the notifications, with how many are unread. */
export function NotificationBell({ unread }: { readonly unread: string | undefined }) {
  const { t } = useWords();
  const { number } = useDates();
  const label = unread ? t('notifications.unread', { number: number(unread) }) : t('notifications.title');
  return (
    <Indicator disabled={!unread} label={unread ? number(unread) : ''} color="danger" size={20} offset={7} processing={false}>
      <ActionIcon component={Link} to="/notifications" color="slate" aria-label={label}>
        <IconBell size={22} stroke={1.7} aria-hidden="true" />
      </ActionIcon>
    </Indicator>
  );
}
