import { Stack, Table } from '@mantine/core';
import { IconReportAnalytics, IconTarget } from '@tabler/icons-react';
import { planFeeds, planProgress, type NationalPlanView, type PlanActivityView } from '@himaya/domain';
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
import { ActivityDesk } from './activity-desk';
import { useCompletion, useMeasureName, usePercent, usePeriod } from './activity-words';
import { ActivityVersions } from './activity-versions';
import { MeasureFigures } from './measure-figures';
import { MeasureDefinitions } from './measure-definition';
import { usePlan } from './national-plan.queries';
import { ReleasedFigure } from './released-figure';
import { toneOfProgress } from './tones';

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
          <Months months={data.detail?.months ?? []} />
          <ActivityVersions versions={data.detail?.versions ?? []} />
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
          {
            term: t('national-plan.measures'),
            value: activity.measures.length === 0 ? null : <MeasureDefinitions measures={activity.measures} />,
          },
          { term: t('national-plan.target'), value: activity.target === null ? t('national-plan.no-target') : number(activity.target) },
          {
            term: t('national-plan.reached-so-far'),
            value: activity.figuresByMeasure.length === 0 ? null : <MeasureFigures figures={activity.figuresByMeasure} />,
          },
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

function Months({ months }: { readonly months: Detail['months'] }) {
  const { t, code, name } = useWords();
  const { date, number } = useDates();
  const measureName = useMeasureName();
  const counted = months.some(({ figuresByMeasure }) => figuresByMeasure.length > 0);
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
                {counted && <Table.Th scope="col">{t('national-plan.figures')}</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {months.map(({ month, agency, progress, figuresByMeasure }) => (
                <Table.Tr key={`${month} ${agency.id}`}>
                  <Table.Th scope="row">{date(month, 'month')}</Table.Th>
                  <Table.Td>{name(agency.name)}</Table.Td>
                  <Table.Td>
                    <StatusBadge tone={toneOfProgress[progress]}>{code(planProgress, progress)}</StatusBadge>
                  </Table.Td>
                  {counted && (
                    <Table.Td>
                      {figuresByMeasure.map(({ measure, value }) => (
                        <div key={measure.id}>{`${measureName(measure)}: ${value === null ? t('state.not-known') : number(value)}`}</div>
                      ))}
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      )}
    </Panel>
  );
}
