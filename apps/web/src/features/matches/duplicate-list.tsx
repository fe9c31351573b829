import { Button, Group, Stack, Text } from '@mantine/core';
import { IconChecks, IconScale, IconZoomScan } from '@tabler/icons-react';
import { Link } from 'react-router';
import { duplicateStatuses, duplicateVerdicts, type DuplicateListItem } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { CaseNumber } from '../case-record';
import classes from './matches.module.css';
import { useDuplicates, useFindDuplicates } from './matches.queries';

/** The unit's queue of pairs to look at. */
export function DuplicateList() {
  const { t } = useWords();
  const { number } = useDates();
  const list = useDuplicates();
  const find = useFindDuplicates();
  return (
    <Stack gap="md">
      <Group gap="md">
        <Button
          variant="default"
          loading={find.isPending}
          onClick={() => find.mutate()}
          leftSection={<IconZoomScan size={20} aria-hidden="true" />}
        >
          {t('duplicates.search')}
        </Button>
        <Text role="status">
          {find.data && t('duplicates.searched', { compared: number(find.data.compared), found: number(find.data.found) })}
        </Text>
      </Group>
      <ProblemAlert error={find.error} />
      <Panel flush>
        {list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : !list.items ? (
          <LoadingState />
        ) : list.items.length === 0 ? (
          <EmptyState
            icon={<IconChecks size={30} stroke={1.6} aria-hidden="true" />}
            title={t('duplicates.none')}
            text={t('duplicates.none-text')}
          />
        ) : (
          <ul className={classes.list}>
            {list.items.map((item) => (
              <DuplicateRow key={item.id} item={item} />
            ))}
          </ul>
        )}
        <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
      </Panel>
    </Stack>
  );
}

function DuplicateRow({ item }: { readonly item: DuplicateListItem }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <Group gap="xs">
          {item.cases.map(({ id, number }) => (
            <CaseNumber key={id}>{number}</CaseNumber>
          ))}
        </Group>
        <div className={classes.more}>
          <span>{code(duplicateStatuses, item.status)}</span>
          <span>{t('duplicates.found-at', { time: instant(item.foundAt) })}</span>
          {item.ownVerdict && <span>{t('duplicates.yours', { verdict: code(duplicateVerdicts, item.ownVerdict) })}</span>}
        </div>
      </div>
      <Button
        component={Link}
        to={`/matches/${item.id}`}
        variant={item.status === 'open' && item.ownVerdict === null ? 'filled' : 'light'}
        leftSection={<IconScale size={18} aria-hidden="true" />}
        aria-label={`${t('duplicates.compare')}: ${item.cases.map(({ number }) => number).join(', ')}`}
      >
        {t('duplicates.compare')}
      </Button>
    </li>
  );
}
