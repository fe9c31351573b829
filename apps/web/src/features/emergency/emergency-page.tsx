import { Button, Stack } from '@mantine/core';
import { IconChecklist, IconHistory, IconMoodCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { BreakGlassView } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { EmergencyRow } from './emergency-row';
import classes from './emergency.module.css';
import { useEmergencyRequests, useEmergencyStep, useOwnEmergencies } from './emergency.queries';
import { EndEmergency } from './end-emergency';
import { NewEmergency } from './new-emergency';

/** Opening a case in an emergency, what colleagues ask for, and what the reader opened so far. */
export function EmergencyPage() {
  const { t } = useWords();
  const { ability } = useSession();
  useDocumentTitle('emergency.title');
  return (
    <>
      <PageHeader back={{ to: '/cases', label: t('cases.title') }} title={t('emergency.title')} intro={t('emergency.intro')} />
      <Stack gap="lg">
        {ability.can('decide', 'BreakGlass') && <Requests />}
        <NewEmergency />
        <Own />
      </Stack>
    </>
  );
}

function Own() {
  const { t } = useWords();
  const list = useOwnEmergencies();
  return (
    <Panel title={t('emergency.mine')} icon={<IconHistory size={20} aria-hidden="true" />} flush>
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : !list.items ? (
        <LoadingState rows={2} />
      ) : list.items.length === 0 ? (
        <EmptyState
          icon={<IconMoodCheck size={30} stroke={1.6} aria-hidden="true" />}
          title={t('emergency.mine-none')}
          text={t('emergency.mine-none-text')}
        />
      ) : (
        <ul className={classes.list}>
          {list.items.map((item) => (
            <EmergencyRow key={item.id} emergency={item} dueAt={item.status === 'open' ? item.endsAt : null}>
              {item.caseId && (
                <>
                  <Button component={Link} to={`/cases/${item.caseId}`}>
                    {t('transfer.open-case')}
                  </Button>
                  <EndEmergency emergency={item} />
                </>
              )}
            </EmergencyRow>
          ))}
        </ul>
      )}
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </Panel>
  );
}

function Requests() {
  const { t } = useWords();
  const requests = useEmergencyRequests(true);
  return (
    <Panel title={t('emergency.requests')} icon={<IconChecklist size={20} aria-hidden="true" />} flush>
      {requests.error ? (
        <ErrorState error={requests.error} onRetry={() => void requests.refetch()} />
      ) : !requests.data ? (
        <LoadingState rows={1} />
      ) : requests.data.length === 0 ? (
        <EmptyState
          icon={<IconMoodCheck size={30} stroke={1.6} aria-hidden="true" />}
          title={t('emergency.requests-none')}
          text={t('emergency.requests-none-text')}
        />
      ) : (
        <ul className={classes.list}>
          {requests.data.map((item) => (
            <EmergencyRow key={item.id} emergency={item} named reasoned>
              <Answer emergency={item} />
            </EmergencyRow>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Answer({ emergency }: { readonly emergency: BreakGlassView }) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const step = useEmergencyStep(emergency);
  const answer = (chosen: 'approve' | 'decline'): void =>
    step.mutate(chosen, { onSuccess: () => sayDone(chosen === 'approve' ? 'emergency.approved-done' : 'emergency.declined-done') });
  return (
    <>
      <Button loading={step.isPending && step.variables === 'approve'} onClick={() => answer('approve')}>
        {t('emergency.approve')}
      </Button>
      <Button variant="default" loading={step.isPending && step.variables === 'decline'} onClick={() => answer('decline')}>
        {t('emergency.decline')}
      </Button>
      <ProblemAlert error={step.error} />
    </>
  );
}
