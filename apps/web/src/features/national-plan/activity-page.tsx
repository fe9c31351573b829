import { Group, Stack, Table, Text } from '@mantine/core';
import { IconHistory, IconReportAnalytics, IconTarget } from '@tabler/icons-react';
import { planChanges, planFeeds, planProgress, planVersionStates, type NationalPlanView, type PlanActivityView } from '@himaya/domain';
import { useParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { LocalText } from '../../ui/local-text';
import { Panel } from '../../ui/panel';
import { ScrollRegion } from '../../ui/scroll-region';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { ActivityDesk } from './activity-desk';
import { useCompletion, useMeasureName, usePercent, usePeriod } from './activity-words';
import { usePlan } from './national-plan.queries';
import { ReleasedFigure } from './released-figure';
import { toneOfProgress, toneOfVersion } from './tones';

/** One activity: who carries it out and by what it is measured, its accepted months and its versions. */
export function ActivityPage() {
  const { t, name } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('national-plan.activity');
  const { data, error, refetch } = usePlan({ activity: id });
  const activity = data?.axes[0]?.activities[0];
  const back = { to: data ? `/plan?plan=${data.plan.id}` : '/plan', label: t('national-plan.title') };
  return (
    <>
      <PageHeader title={activity ? name(activity.title) : t('national-plan.activity')} back={back} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data || !activity ? (
        <LoadingState rows={5} />
      ) : (
        <Stack gap="lg">
          <ActivityDesk key={activity.version} activity={activity} view={data} />
          <Facts activity={activity} />
          {activity.released && <ReleasedFigure activity={activity} released={activity.released} />}
          <Months activity={activity} months={data.detail?.months ?? []} />
          <Versions versions={data.detail?.versions ?? []} />
        </Stack>
      )}
    </>
  );
}

function Facts({ activity }: { readonly activity: PlanActivityView }) {
  const { t, code, name, list } = useWords();
  const { number } = useDates();
  const period = usePeriod();
  const percent = usePercent();
  const measureName = useMeasureName();
  const { tone, text } = useCompletion()(activity);
  return (
    <Panel
      title={t('national-plan.facts')}
      icon={<IconTarget size={20} aria-hidden="true" />}
      actions={<StatusBadge tone={tone}>{text}</StatusBadge>}
    >
      <DefinitionList
        items={[
          { term: t('national-plan.period'), value: period(activity) },
          { term: t('national-plan.implementers'), value: list(activity.implementers.map((agency) => name(agency.name))) },
          { term: t('national-plan.indicator'), value: activity.indicator && <LocalText of={activity.indicator} /> },
          { term: t('national-plan.feed'), value: code(planFeeds, activity.feed) },
          { term: t('national-plan.measures'), value: list(activity.measures.map(measureName)) },
          { term: t('national-plan.target'), value: activity.target === null ? t('national-plan.no-target') : number(activity.target) },
          { term: t('national-plan.reached-so-far'), value: activity.reached === null ? null : number(activity.reached) },
          {
            term: t('national-plan.ratio'),
            value:
              activity.ratio === null
                ? t(activity.released?.whole === false ? 'plan-released.no-ratio' : 'national-plan.no-ratio')
                : percent(activity.ratio),
          },
        ]}
      />
    </Panel>
  );
}

type Detail = NonNullable<NationalPlanView['detail']>;

function Months({ activity, months }: { readonly activity: PlanActivityView; readonly months: Detail['months'] }) {
  const { t, code, name } = useWords();
  const { date, number } = useDates();
  return (
    <Panel title={t('national-plan.months')} icon={<IconReportAnalytics size={20} aria-hidden="true" />}>
      {months.length === 0 ? (
        <EmptyState icon={<IconReportAnalytics size={30} stroke={1.6} aria-hidden="true" />} title={t('national-plan.no-months')} />
      ) : (
        <ScrollRegion label={t('plan-report.title')}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('national-plan.month')}</Table.Th>
                <Table.Th scope="col">{t('national-plan.member')}</Table.Th>
                <Table.Th scope="col">{t('national-plan.progress')}</Table.Th>
                {activity.feed === 'report' && <Table.Th scope="col">{t('national-plan.figure')}</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {months.map(({ month, agency, progress, figuresByMeasure: [figure] }) => (
                <Table.Tr key={`${month} ${agency.id}`}>
                  <Table.Th scope="row">{date(month, 'month')}</Table.Th>
                  <Table.Td>{name(agency.name)}</Table.Td>
                  <Table.Td>
                    <StatusBadge tone={toneOfProgress[progress]}>{code(planProgress, progress)}</StatusBadge>
                  </Table.Td>
                  {activity.feed === 'report' && <Table.Td>{figure?.value == null ? t('state.not-known') : number(figure.value)}</Table.Td>}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      )}
    </Panel>
  );
}

function Versions({ versions }: { readonly versions: Detail['versions'] }) {
  const { t, code } = useWords();
  const { instant, number } = useDates();
  return (
    <Panel title={t('national-plan.versions')} icon={<IconHistory size={20} aria-hidden="true" />} flush>
      <ul className={rows.list}>
        {versions.map(({ version, reason, state, writtenBy, writtenAt, title, target, retired }) => (
          <li key={version} className={rows.row}>
            <div className={rows.words}>
              <span
                className={rows.name}
              >{`${t('national-plan.version', { number: number(version) })} · ${code(planChanges, reason)}`}</span>
              <Text size="sm">
                <LocalText of={title} />
              </Text>
              <Text size="sm" c="dimmed">
                {[
                  target === null ? t('national-plan.no-target') : `${t('national-plan.target')}: ${number(target)}`,
                  ...(writtenBy === null ? [] : [writtenBy, instant(writtenAt)]),
                ].join(' · ')}
              </Text>
            </div>
            <Group gap="xs">
              {retired && <StatusBadge tone="stopped">{t('national-plan.retired')}</StatusBadge>}
              {state !== 'past' && <StatusBadge tone={toneOfVersion[state]}>{code(planVersionStates, state)}</StatusBadge>}
            </Group>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
