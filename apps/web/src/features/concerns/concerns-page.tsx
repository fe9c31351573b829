import { Button, SegmentedControl } from '@mantine/core';
import { IconMoodCheck, IconSpeakerphone } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { concernBoxes } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ConcernRow } from './concern-row';
import classes from './concerns.module.css';
import { useConcerns } from './concerns.queries';

/** The triage queue: danger first, then the oldest; and what was sorted out of it. */
export function ConcernsPage() {
  const { t, options } = useWords();
  const { ability } = useSession();
  const [search, setSearch] = useSearchParams();
  useDocumentTitle('concern.queue-title');
  const box = search.get('box') === 'decided' ? 'decided' : 'triage';
  const list = useConcerns(box);
  return (
    <>
      <PageHeader
        title={t('concern.queue-title')}
        intro={t('concern.queue-intro')}
        actions={
          <>
            <SegmentedControl
              aria-label={t('notifications.shown')}
              value={box}
              onChange={(chosen) => setSearch({ box: chosen }, { replace: true })}
              data={options(concernBoxes, ['triage', 'decided'])}
            />
            {ability.can('report', 'Concern') && (
              <Button component={Link} to="/report" variant="default" leftSection={<IconSpeakerphone size={20} aria-hidden="true" />}>
                {t('concern.report-title')}
              </Button>
            )}
          </>
        }
      />
      <Panel flush>
        {list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : !list.items ? (
          <LoadingState rows={4} height={84} />
        ) : list.items.length === 0 ? (
          <EmptyState
            icon={<IconMoodCheck size={30} stroke={1.6} aria-hidden="true" />}
            title={t('concern.queue-none')}
            text={t('concern.queue-none-text')}
          />
        ) : (
          <ul className={classes.list}>
            {list.items.map((concern) => (
              <ConcernRow key={concern.id} concern={concern} />
            ))}
          </ul>
        )}
        <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
      </Panel>
    </>
  );
}
