import { useState } from 'react';
import { Anchor, Group, Select, Text } from '@mantine/core';
import { IconStethoscope, IconUsers } from '@tabler/icons-react';
import { careStatuses, services, type CareListItem, type CareStatus } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import { useCareList } from './care.queries';
import classes from './care.module.css';

/** Who is expected, being cared for, or was: one list at a time. */
export function CareList() {
  const { t, options } = useWords();
  const [status, setStatus] = useState<CareStatus>('active');
  const list = useCareList(status);
  return (
    <Panel
      title={t('care.lists')}
      icon={<IconUsers size={20} aria-hidden="true" />}
      flush
      actions={
        <Select
          aria-label={t('care.lists')}
          data={options(careStatuses)}
          value={status}
          onChange={(value) => careStatuses.has(value) && setStatus(value)}
          allowDeselect={false}
        />
      }
    >
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : !list.items ? (
        <LoadingState rows={3} />
      ) : list.items.length === 0 ? (
        <EmptyState icon={<IconStethoscope size={30} stroke={1.6} aria-hidden="true" />} title={t('care.none')} />
      ) : (
        <ul className={classes.list}>
          {list.items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      )}
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </Panel>
  );
}

function Item({ item }: { readonly item: CareListItem }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <Anchor component={Link} to={`/care/${item.id}`} className={classes.name}>
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
