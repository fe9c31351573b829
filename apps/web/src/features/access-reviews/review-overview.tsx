import { Table } from '@mantine/core';
import { IconBuilding, IconUserCheck, IconUserQuestion } from '@tabler/icons-react';
import { roles } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { ScrollRegion } from '../../ui/scroll-region';
import { useReviewCounts, useUnreviewed } from './access-reviews.queries';
import classes from './access-review.module.css';

/** How far every agency is, and whose accounts nobody has looked at. */
export function ReviewOverview() {
  return (
    <>
      <Counts />
      <Unreviewed />
    </>
  );
}

function Counts() {
  const { t, name } = useWords();
  const { number } = useDates();
  const { data, error, refetch } = useReviewCounts();
  return (
    <Panel flush title={t('access-review.counts')} icon={<IconBuilding size={22} stroke={1.7} aria-hidden="true" />}>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState rows={2} />
      ) : (
        <ScrollRegion label={t('access-review.agency')}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('access-review.agency')}</Table.Th>
                <Table.Th>{t('access-review.count-overdue')}</Table.Th>
                <Table.Th>{t('access-review.count-open')}</Table.Th>
                <Table.Th>{t('access-review.count-decided')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map((row) => (
                <Table.Tr key={row.agencyId}>
                  <Table.Td>{name(row.agencyName)}</Table.Td>
                  <Table.Td>{number(row.overdue)}</Table.Td>
                  <Table.Td>{number(row.open)}</Table.Td>
                  <Table.Td>{number(row.decided)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      )}
    </Panel>
  );
}

function Unreviewed() {
  const { t, name, code } = useWords();
  const { date } = useDates();
  const list = useUnreviewed();
  return (
    <Panel flush title={t('access-review.unreviewed')} icon={<IconUserQuestion size={22} stroke={1.7} aria-hidden="true" />}>
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : !list.items ? (
        <LoadingState />
      ) : list.items.length === 0 ? (
        <EmptyState
          icon={<IconUserCheck size={30} stroke={1.6} aria-hidden="true" />}
          title={t('access-review.unreviewed-none')}
          text={t('access-review.unreviewed-text')}
        />
      ) : (
        <ul className={classes.list}>
          {list.items.map((item) => (
            <li key={item.id} className={classes.row}>
              <div className={classes.who}>
                <bdi dir="ltr" className={classes.name}>
                  {item.username}
                </bdi>
                <div className={classes.more}>
                  <span>{name(item.unit.name)}</span>
                  <span>{t('access-review.reviewer', { role: code(roles, item.reviewer) })}</span>
                </div>
              </div>
              <span className={item.overdue ? classes.late : undefined}>
                {t(item.overdue ? 'access-review.overdue' : 'access-review.due', { date: date(item.dueAt.slice(0, 10)) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </Panel>
  );
}
