import { Stack, Text, Timeline } from '@mantine/core';
import { useParams } from 'react-router';
import { incidentKinds, incidentRisks, incidentSteps, tellingWays, type IncidentView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { Clock, IncidentBadge } from './incident-badges';
import classes from './incidents.module.css';
import { useIncident } from './incidents.queries';
import { StepForm } from './step-form';

/** One incident: its clocks first, what happened, what was done, and the next step. */
export function IncidentPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  useDocumentTitle('incidents.title');
  const { data: incident, error, refetch } = useIncident(id);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!incident) return <LoadingState rows={4} height={96} />;
  return <Incident incident={incident} back={t('incidents.title')} />;
}

function Incident({ incident, back }: { readonly incident: IncidentView; readonly back: string }) {
  const { t, code, name } = useWords();
  const { instant } = useDates();
  const { kind, state, clocks, risk, steps, caseIds } = incident;
  return (
    <>
      <PageHeader title={code(incidentKinds, kind)} back={{ to: '/incidents', label: back }} actions={<IncidentBadge state={state} />} />
      <Stack gap="lg">
        <Panel title={t('incidents.clocks')}>
          <div className={classes.clocks}>
            {clocks.map((clock) => (
              <Clock key={clock.clock} clock={clock} />
            ))}
          </div>
        </Panel>
        {incident.available.length > 0 && (
          <Panel title={t('incidents.next')}>
            <StepForm key={incident.version} incident={incident} />
          </Panel>
        )}
        <Panel title={t('incidents.description')}>
          <Text className={classes.text} mb="md">
            {incident.description}
          </Text>
          <DefinitionList
            items={[
              { term: t('incidents.noticed-at'), value: instant(incident.noticedAt) },
              { term: t('incidents.reported-at'), value: instant(incident.reportedAt) },
              { term: t('incidents.unit'), value: name(incident.unit.name) },
              { term: t('incidents.risk'), value: risk === null ? t('incidents.not-assessed') : code(incidentRisks, risk) },
              {
                term: t('incidents.cases'),
                value:
                  caseIds.length === 0
                    ? t('incidents.no-cases')
                    : caseIds.map((caseId) => (
                        <div key={caseId} className={classes.code}>
                          {caseId}
                        </div>
                      )),
              },
            ]}
          />
        </Panel>
        <Panel title={t('incidents.steps')}>
          {steps.length === 0 ? (
            <Text c="dimmed">{t('incidents.no-steps')}</Text>
          ) : (
            <Timeline active={steps.length} bulletSize={16}>
              {steps.map(({ step, at, way, note }) => (
                <Timeline.Item key={step} title={code(incidentSteps, step)}>
                  <Text size="sm" c="dimmed">
                    {instant(at)}
                    {way && ` · ${code(tellingWays, way)}`}
                  </Text>
                  {note && <Text className={classes.text}>{note}</Text>}
                </Timeline.Item>
              ))}
            </Timeline>
          )}
        </Panel>
      </Stack>
    </>
  );
}
