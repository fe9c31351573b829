import { useState } from 'react';
import { Anchor, Group, Select, Text } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { legalMatterStatuses, urgencies, type LegalMatterListItem, type LegalMatterStatus } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import { useLegalMatters } from './legal-aid.queries';
import classes from './legal-aid.module.css';

/** The office's matters in one status, the most urgent and longest waiting first. */
export function MatterList() {
  const { t, options } = useWords();
  const [status, setStatus] = useState<LegalMatterStatus>('opened');
  const list = useLegalMatters(status);
  return (
    <Panel
      title={t('legal.matters')}
      icon={<IconScale size={20} aria-hidden="true" />}
      flush
      actions={
        <Select
          aria-label={t('legal.matters')}
          data={options(legalMatterStatuses)}
          value={status}
          onChange={(value) => legalMatterStatuses.has(value) && setStatus(value)}
          allowDeselect={false}
        />
      }
    >
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : !list.items ? (
        <LoadingState rows={3} />
      ) : list.items.length === 0 ? (
        <EmptyState icon={<IconScale size={30} stroke={1.6} aria-hidden="true" />} title={t('legal.none')} />
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

function Item({ item }: { readonly item: LegalMatterListItem }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <Anchor component={Link} to={`/legal-matters/${item.id}`} className={classes.name}>
          {item.called}
        </Anchor>
        <Text size="sm" c="dimmed">
          {[code(urgencies, item.urgency), t('legal.since', { time: instant(item.statusSince) }), item.lawyer ?? t('legal.no-lawyer')].join(
            ' · ',
          )}
        </Text>
      </div>
      <Group gap="xs">{item.sharingEnded && <StatusBadge tone="stopped">{t('legal.sharing-over')}</StatusBadge>}</Group>
    </li>
  );
}
