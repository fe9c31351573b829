import { Button, Select } from '@mantine/core';
import { IconMoodCheck } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { ageBands, daysBetween, governorates, localDay, sexes, type UndecidedItem } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { DueTime } from '../../ui/due-time';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { PersonName } from '../../ui/person-name';
import { CaseNumber, IdentificationBadge } from '../case-record';
import { useUndecided } from './identification.queries';
import classes from './identification.module.css';

/** The unit's cases that wait for a decision, with how long they have waited. */
export function UndecidedPage() {
  const { t, options } = useWords();
  const { ability } = useSession();
  const [search, setSearch] = useSearchParams();
  useDocumentTitle('undecided.title');
  const governorate = search.get('governorate') ?? '';
  const list = useUndecided(governorate);
  return (
    <>
      <PageHeader
        title={t('undecided.title')}
        intro={t('undecided.intro')}
        actions={
          ability.can('read', 'IdentificationRules') && (
            <Button component={Link} to="/identification-rules" variant="default">
              {t('rules.title')}
            </Button>
          )
        }
      />
      <Select
        className={classes.filter}
        label={t('cases.filter.governorate')}
        placeholder={t('cases.filter.any')}
        data={options(governorates)}
        value={governorate || null}
        onChange={(place) => setSearch(place ? { governorate: place } : {}, { replace: true })}
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear') }}
      />
      <Panel flush>
        {list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : !list.items ? (
          <LoadingState />
        ) : list.items.length === 0 ? (
          <EmptyState
            icon={<IconMoodCheck size={30} stroke={1.6} aria-hidden="true" />}
            title={t('undecided.none')}
            text={t('undecided.none-text')}
          />
        ) : (
          <ul className={classes.list}>
            {list.items.map((item) => (
              <UndecidedRow key={item.id} item={item} />
            ))}
          </ul>
        )}
        <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
      </Panel>
    </>
  );
}

function UndecidedRow({ item }: { readonly item: UndecidedItem }) {
  const { t, code, list } = useWords();
  const { number } = useDates();
  const waited = Math.max(0, daysBetween(localDay(new Date(item.since)), localDay(new Date())));
  return (
    <li>
      <Link to={`/cases/${item.id}?tab=identification`} className={classes.row}>
        <span className={classes.who}>
          <span className={classes.name}>
            <PersonName>{item.alias}</PersonName>
          </span>
          <CaseNumber>{item.number}</CaseNumber>
        </span>
        <span className={`${classes.more} ${classes.facts}`}>
          {list([code(sexes, item.sex), code(ageBands, item.ageBand), code(governorates, item.governorate)])}
        </span>
        <span className={classes.badge}>
          <IdentificationBadge status={item.status} />
        </span>
        <span className={classes.when}>
          {t('undecided.days', { count: waited, number: number(waited) })} {item.dueAt && <DueTime dueAt={item.dueAt} />}
        </span>
      </Link>
    </li>
  );
}
