import { useState } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import { IconMoodCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { EmergencyRow } from './emergency-row';
import classes from './emergency.module.css';
import { useReviews } from './emergency.queries';

/** The data protection officer's queue: what waits for a review, the first due first. */
export function ReviewsPage() {
  const { t } = useWords();
  useDocumentTitle('reviews.title');
  const [shown, setShown] = useState('waiting');
  const list = useReviews(shown === 'done');
  return (
    <>
      <PageHeader
        title={t('reviews.title')}
        intro={t('reviews.intro')}
        actions={
          <SegmentedControl
            aria-label={t('reviews.title')}
            value={shown}
            onChange={setShown}
            data={[
              { value: 'waiting', label: t('reviews.waiting') },
              { value: 'done', label: t('reviews.done') },
            ]}
          />
        }
      />
      <Panel flush>
        {list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : !list.items ? (
          <LoadingState />
        ) : list.items.length === 0 ? (
          <EmptyState
            icon={<IconMoodCheck size={30} stroke={1.6} aria-hidden="true" />}
            title={t('reviews.none')}
            text={t('reviews.none-text')}
          />
        ) : (
          <ul className={classes.list}>
            {list.items.map((item) => (
              <EmergencyRow key={item.id} emergency={item} named dueAt={item.status === 'ended' ? item.reviewDueAt : null}>
                <Button component={Link} to={`/emergency/reviews/${item.id}`} variant={item.status === 'ended' ? 'filled' : 'default'}>
                  {t('reviews.look')}
                </Button>
              </EmergencyRow>
            ))}
          </ul>
        )}
        <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
      </Panel>
    </>
  );
}
