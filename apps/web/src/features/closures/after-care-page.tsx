import { Anchor, Button, Stack } from '@mantine/core';
import { IconCheck, IconHeartHandshake } from '@tabler/icons-react';
import { Link } from 'react-router';
import { caseOutcomes, type FollowUpView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
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
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { CaseNumber } from '../case-record';
import classes from './closures.module.css';
import { useAfterCare, useFollowedUp } from './closures.queries';

/** Whom the unit still asks how they are, because they agreed to it when their case was closed. */
export function AfterCarePage() {
  const { t } = useWords();
  useDocumentTitle('after-care.title');
  const list = useAfterCare();
  return (
    <>
      <PageHeader title={t('after-care.title')} intro={t('after-care.intro')} />
      <Stack gap="lg">
        {list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : !list.items ? (
          <LoadingState rows={4} />
        ) : (
          <Panel flush>
            {list.items.length === 0 ? (
              <EmptyState
                icon={<IconHeartHandshake size={30} stroke={1.6} aria-hidden="true" />}
                title={t('after-care.none')}
                text={t('after-care.none-text')}
              />
            ) : (
              <ul className={classes.list}>
                {list.items.map((one) => (
                  <FollowUp key={one.taskId} one={one} />
                ))}
              </ul>
            )}
            <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
          </Panel>
        )}
      </Stack>
    </>
  );
}

function FollowUp({ one }: { readonly one: FollowUpView }) {
  const { t, code } = useWords();
  const { date } = useDates();
  const sayDone = useSayDone();
  const done = useFollowedUp();
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Anchor component={Link} to={`/cases/${one.caseId}`} className={classes.point}>
          <PersonName>{one.alias}</PersonName>
        </Anchor>
        <div className={classes.more}>
          <CaseNumber>{one.caseNumber}</CaseNumber>
          {one.outcome !== null && <> · {code(caseOutcomes, one.outcome)}</>}
        </div>
        <div className={classes.more}>
          {t('after-care.due')}: {date(one.dueAt.slice(0, 10))} · <DueTime dueAt={one.dueAt} />
        </div>
        <ProblemAlert error={done.error} />
      </div>
      <Button
        variant="light"
        size="sm"
        leftSection={<IconCheck size={18} aria-hidden="true" />}
        loading={done.isPending}
        onClick={() => done.mutate(one, { onSuccess: () => sayDone('after-care.done-said') })}
        aria-label={`${t('after-care.done')}: ${one.caseNumber}, ${date(one.dueAt.slice(0, 10))}`}
        data-no-print
      >
        {t('after-care.done')}
      </Button>
    </li>
  );
}
