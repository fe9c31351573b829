import { useState } from 'react';
import { Anchor, Group, Text } from '@mantine/core';
import { IconBed, IconUsers } from '@tabler/icons-react';
import { personCategories, placementStatuses, urgencies, type PlacementListItem, type PlacementStatus } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { StatusBadge } from '../../ui/status-badge';
import { StatusList } from '../../ui/status-list';
import rows from '../../ui/rows.module.css';
import { usePlacements } from './placements.queries';

/** Who waits, is expected, is here, is away or left: one list at a time, the waiting list in its order. */
export function PlacementList() {
  const { t } = useWords();
  const [status, setStatus] = useState<PlacementStatus>('waiting');
  return (
    <StatusList
      title={t('shelter.lists')}
      icon={<IconUsers size={20} aria-hidden="true" />}
      empty={{ icon: <IconBed size={30} stroke={1.6} aria-hidden="true" />, title: t('shelter.none') }}
      statuses={placementStatuses}
      status={status}
      onStatus={setStatus}
      list={usePlacements(status)}
      row={(item) => <Item key={item.id} item={item} />}
    />
  );
}

function Item({ item }: { readonly item: PlacementListItem }) {
  const { t, code } = useWords();
  const { instant, number } = useDates();
  const late = item.status === 'on-leave' && item.until !== null && Date.parse(item.until) < Date.now();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Anchor component={Link} to={`/placements/${item.id}`} className={rows.name}>
          {item.called}
        </Anchor>
        <Text size="sm" c="dimmed">
          {[
            code(personCategories, item.personCategory),
            item.status === 'waiting' ? code(urgencies, item.urgency) : null,
            item.place === null ? null : `${item.place.house} · ${t('shelter.place', { label: number(item.place.label) })}`,
            t('shelter.since', { time: instant(item.status === 'waiting' ? item.waitingSince : item.statusSince) }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
      </div>
      <Group gap="xs">
        {item.position !== null && <StatusBadge tone="neutral">{t('shelter.position', { number: number(item.position) })}</StatusBadge>}
        {item.needsAdapted && <StatusBadge tone="neutral">{t('shelter.needs-adapted')}</StatusBadge>}
        {item.until !== null && (
          <StatusBadge tone={late ? 'stopped' : 'waiting'}>
            {t(late ? 'shelter.overdue' : 'shelter.until', { time: instant(item.until) })}
          </StatusBadge>
        )}
        {item.askWill && <StatusBadge tone="stopped">{t('shelter.ask-will')}</StatusBadge>}
      </Group>
    </li>
  );
}
