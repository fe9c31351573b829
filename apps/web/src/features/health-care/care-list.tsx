import { useState } from 'react';
import { Anchor, Group, Text } from '@mantine/core';
import { IconStethoscope, IconUsers } from '@tabler/icons-react';
import { careStatuses, services, type CareListItem, type CareStatus } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { StatusBadge } from '../../ui/status-badge';
import { StatusList } from '../../ui/status-list';
import rows from '../../ui/rows.module.css';
import { useCareList } from './care.queries';

/** Who is expected, being cared for, or was: one list at a time. */
export function CareList() {
  const { t } = useWords();
  const [status, setStatus] = useState<CareStatus>('active');
  return (
    <StatusList
      title={t('care.lists')}
      icon={<IconUsers size={20} aria-hidden="true" />}
      empty={{ icon: <IconStethoscope size={30} stroke={1.6} aria-hidden="true" />, title: t('care.none') }}
      statuses={careStatuses}
      status={status}
      onStatus={setStatus}
      list={useCareList(status)}
      row={(item) => <Item key={item.id} item={item} />}
    />
  );
}

function Item({ item }: { readonly item: CareListItem }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Anchor component={Link} to={`/care/${item.id}`} className={rows.name}>
          {item.called}
        </Anchor>
        <Text size="sm" c="dimmed">
          {`${code(services, item.service)} · ${t('care.since', { time: instant(item.statusSince) })}`}
        </Text>
      </div>
      <Group gap="xs">
        {item.nextAppointmentAt !== null && (
          <StatusBadge tone="waiting">{t('care.next', { time: instant(item.nextAppointmentAt) })}</StatusBadge>
        )}
        {item.sharingEnded && <StatusBadge tone="stopped">{t('care.not-shared')}</StatusBadge>}
      </Group>
    </li>
  );
}
