import { Button } from '@mantine/core';
import { IconMoodCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { OverrideAnswer } from './override-answer';
import { OverrideRow } from './override-row';
import { useOverrideQueue } from './overrides.queries';
import classes from './overrides.module.css';

/** What waits for this reader to say yes or no, the oldest first. */
export function OverridesPage() {
  const { t } = useWords();
  useDocumentTitle('override.queue');
  const { data, error, refetch } = useOverrideQueue();
  return (
    <>
      <PageHeader title={t('override.queue')} intro={t('override.queue-intro')} />
      <Panel flush>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <LoadingState rows={3} />
        ) : data.length === 0 ? (
          <EmptyState
            icon={<IconMoodCheck size={30} stroke={1.6} aria-hidden="true" />}
            title={t('override.queue-none')}
            text={t('override.queue-none-text')}
          />
        ) : (
          <ul className={classes.list}>
            {data.map((override) => (
              <OverrideRow key={override.id} override={override} named>
                <OverrideAnswer override={override} />
                {override.caseId && (
                  <Button component={Link} to={`/cases/${override.caseId}`} variant="light">
                    {t('override.open-case')}
                  </Button>
                )}
              </OverrideRow>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}
