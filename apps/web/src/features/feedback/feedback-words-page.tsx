import { Text } from '@mantine/core';
import { IconMessageHeart } from '@tabler/icons-react';
import { regions, services } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { useFeedbackWords } from './feedback.queries';
import classes from './feedback.module.css';

/** What people wrote, for the data protection officer. */
export function FeedbackWordsPage() {
  const { t, code } = useWords();
  const { date } = useDates();
  useDocumentTitle('feedback.texts-title');
  const list = useFeedbackWords();
  return (
    <>
      <PageHeader title={t('feedback.texts-title')} intro={t('feedback.texts-lead')} />
      <Panel flush>
        {list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : !list.items ? (
          <LoadingState />
        ) : list.items.length === 0 ? (
          <EmptyState
            icon={<IconMessageHeart size={30} stroke={1.6} aria-hidden="true" />}
            title={t('feedback.texts-none')}
            text={t('feedback.texts-lead')}
          />
        ) : (
          <ul className={classes.list}>
            {list.items.map((item) => (
              <li key={item.id} className={classes.row}>
                <Text size="sm" c="dimmed">
                  {code(services, item.service)} · {item.region ? `${code(regions, item.region)} · ` : ''}
                  {date(item.month, 'month')}
                </Text>
                <p className={classes.words} dir="auto">
                  {item.words}
                </p>
              </li>
            ))}
          </ul>
        )}
        <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
      </Panel>
    </>
  );
}
