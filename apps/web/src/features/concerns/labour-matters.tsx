import { Text } from '@mantine/core';
import { Link } from 'react-router';
import { concernPlaces, concernSigns, governorates } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import classes from './concerns.module.css';
import { useLabourMatters } from './labour.queries';

/** What the own labour inspection was passed and what it kept; nothing where it has none, as any other post. */
export function LabourMatters() {
  const { t, code, list: listed } = useWords();
  const { instant, number } = useDates();
  const list = useLabourMatters();
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />;
  if (!list.items || list.items.length === 0) return null;
  return (
    <Panel title={t('labour.title')} flush>
      <ul className={classes.list}>
        {list.items.map((matter) => (
          <li key={matter.id}>
            <Link to={`/labour-matters/${matter.id}`} className={classes.row}>
              <div className={classes.facts}>
                <Text fw={600}>
                  {matter.signs.length > 0
                    ? listed(matter.signs.slice(0, 4).map((sign) => code(concernSigns, sign)))
                    : code(concernPlaces, matter.placeKind)}
                </Text>
                <div className={classes.more}>
                  <span>{listed([code(concernPlaces, matter.placeKind), code(governorates, matter.governorate)])}</span>
                  <span>{t('concern.number-of-people', { number: number(matter.peopleCount) })}</span>
                  <time dateTime={matter.sentAt}>{instant(matter.sentAt)}</time>
                </div>
              </div>
              <StatusBadge tone={matter.passedOn ? 'waiting' : 'neutral'}>
                {t(matter.passedOn ? 'labour.passed-on' : 'labour.kept')}
              </StatusBadge>
            </Link>
          </li>
        ))}
      </ul>
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </Panel>
  );
}
