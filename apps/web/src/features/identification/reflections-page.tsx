import { IconHourglass } from '@tabler/icons-react';
import { Link } from 'react-router';
import { governorates, reflectionStatuses } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { PersonName } from '../../ui/person-name';
import { StatusBadge } from '../../ui/status-badge';
import { CaseNumber } from '../case-record';
import { useReflections } from './identification.queries';
import classes from './identification.module.css';

/** Recovery and reflection periods of the unit's cases, the soonest end first. */
export function ReflectionsPage() {
  const { t, code } = useWords();
  const { date, number } = useDates();
  useDocumentTitle('reflection.list');
  const list = useReflections();
  return (
    <>
      <PageHeader title={t('nav.reflections')} intro={t('reflection.list')} />
      <Panel flush>
        {list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : !list.items ? (
          <LoadingState />
        ) : list.items.length === 0 ? (
          <EmptyState
            icon={<IconHourglass size={30} stroke={1.6} aria-hidden="true" />}
            title={t('reflection.list-none')}
            text={t('reflection.list-none-text')}
          />
        ) : (
          <ul className={classes.list}>
            {list.items.map((item) => (
              <li key={item.id}>
                <Link to={`/cases/${item.id}?tab=identification`} className={classes.row}>
                  <span className={classes.who}>
                    <span className={classes.name}>
                      <PersonName>{item.alias}</PersonName>
                    </span>
                    <CaseNumber>{item.number}</CaseNumber>
                  </span>
                  <span className={`${classes.more} ${classes.facts}`}>
                    {code(governorates, item.governorate)} · {t('reflection.ends', { date: date(item.endsOn) })}
                  </span>
                  <span className={classes.badge}>
                    <StatusBadge tone={item.status === 'paused' ? 'waiting' : 'active'}>
                      {code(reflectionStatuses, item.status)}
                    </StatusBadge>
                  </span>
                  <span className={classes.when}>{t('reflection.days-left', { count: item.daysLeft, number: number(item.daysLeft) })}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
        <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
      </Panel>
    </>
  );
}
