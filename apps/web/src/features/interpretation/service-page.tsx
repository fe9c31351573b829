import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCalendarEvent, IconFlagCheck, IconInfoCircle, IconUser } from '@tabler/icons-react';
import {
  ageBands,
  governorates,
  needCodes,
  referralStatuses,
  serviceOutcomes,
  sexes,
  urgencies,
  type InterpretationView,
} from '@himaya/domain';
import { Link, useParams } from 'react-router';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useCompleteService, useReloadInterpretation, useService } from './interpretation.queries';
import { PlanForm } from './plan-form';
import { SessionCard } from './session-card';
import { UnsuitedPanel } from './unsuited-panel';
import classes from './interpretation.module.css';

/** The service of one referral. */
export function ServicePage() {
  const { id = '' } = useParams();
  return <Page of="referral" id={id} />;
}

/** The service that a session belongs to: where a duty or a notice leads. */
export function SessionPage() {
  const { id = '' } = useParams();
  return <Page of="session" id={id} />;
}

function Page({ of, id }: { readonly of: 'referral' | 'session'; readonly id: string }) {
  useDocumentTitle('interp.service');
  const service = useService(of, id);
  if (service.error && !service.data) return <ErrorState error={service.error} onRetry={() => void service.refetch()} />;
  if (!service.data) return <LoadingState rows={4} height={110} />;
  return <Service view={service.data} />;
}

function Service({ view }: { readonly view: InterpretationView }) {
  const { t, code } = useWords();
  return (
    <>
      <PageHeader
        back={{ to: '/interpretation', label: t('interp.title') }}
        title={code(needCodes, view.needCode)}
        intro={
          <Group gap="sm" mt={4}>
            <StatusBadge tone="neutral">{code(referralStatuses, view.referralStatus)}</StatusBadge>
            <Text component="span" size="sm">
              {code(urgencies, view.urgency)}
            </Text>
          </Group>
        }
        actions={
          <Button component={Link} to={`/referrals/${view.referralId}`} variant="default">
            {t('interp.open-referral')}
          </Button>
        }
      />
      <Stack gap="lg">
        <Person view={view} />
        {view.mayPlan && <PlanForm view={view} />}
        <Panel title={t('interp.sessions')} icon={<IconCalendarEvent size={20} aria-hidden="true" />} flush>
          {view.sessions.length === 0 ? (
            <EmptyState icon={<IconCalendarEvent size={30} stroke={1.6} aria-hidden="true" />} title={t('interp.none')} />
          ) : (
            <ul className={rows.list}>
              {view.sessions.map((session) => (
                <SessionCard key={`${session.id}|${session.version}`} session={session} referralId={view.referralId} />
              ))}
            </ul>
          )}
        </Panel>
        {view.person !== null && <UnsuitedPanel view={view} />}
        {view.outcome !== null && <Complete view={view} />}
      </Stack>
    </>
  );
}

function Person({ view: { person } }: { readonly view: InterpretationView }) {
  const { t, code, list, languageName } = useWords();
  if (person === null) {
    return (
      <Alert color="warn" icon={<IconInfoCircle aria-hidden="true" />}>
        {t('interp.sharing-over')}
      </Alert>
    );
  }
  return (
    <Panel title={t('interp.person')} icon={<IconUser size={20} aria-hidden="true" />}>
      <Stack gap="md">
        <DefinitionList
          items={[
            {
              term: t('interp.case'),
              value: (
                <bdi dir="ltr" className={classes.number}>
                  {person.caseNumber}
                </bdi>
              ),
            },
            { term: t('interp.languages'), value: list(person.languages.map(languageName)) },
            { term: t('interp.sex'), value: code(sexes, person.sex) },
            { term: t('interp.age'), value: code(ageBands, person.ageBand) },
            { term: t('interp.where'), value: code(governorates, person.governorate) },
          ]}
        />
        {person.child && (
          <Alert color="calm" icon={<IconInfoCircle aria-hidden="true" />}>
            {t('interp.child')}
          </Alert>
        )}
      </Stack>
    </Panel>
  );
}

function Complete({ view }: { readonly view: InterpretationView }) {
  const { t, code } = useWords();
  const sayDone = useSayDone();
  const reload = useReloadInterpretation();
  const complete = useCompleteService(view);
  return (
    <Panel title={t('interp.complete')} icon={<IconFlagCheck size={20} aria-hidden="true" />}>
      <Stack gap="md" align="flex-start">
        <Text>{t('interp.complete-text', { outcome: view.outcome === null ? '' : code(serviceOutcomes, view.outcome) })}</Text>
        <ProblemAlert error={complete.error} onReload={reload} />
        <Button loading={complete.isPending} onClick={() => complete.mutate(undefined, { onSuccess: () => sayDone('interp.done') })}>
          {t('interp.complete')}
        </Button>
      </Stack>
    </Panel>
  );
}
