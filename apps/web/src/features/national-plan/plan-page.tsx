import { Anchor, Group, Select, Stack, Text } from '@mantine/core';
import { IconTarget } from '@tabler/icons-react';
import { planStates, type NationalPlanView, type PlanActivityView, type PlanAxisView } from '@himaya/domain';
import { Link, useSearchParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { LocalText } from '../../ui/local-text';
import { Panel } from '../../ui/panel';
import { PrintButton } from '../../ui/print-button';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useCompletion, usePercent, usePeriod } from './activity-words';
import { DraftPlanButton } from './draft-plan-button';
import { usePlan } from './national-plan.queries';
import { PlanDesk } from './plan-desk';

/** The national plan: its axes, the activities of each and how far they have come. */
export function PlanPage() {
  const { t, name } = useWords();
  const { ability } = useSession();
  useDocumentTitle('national-plan.title');
  const [params, setParams] = useSearchParams();
  const { data, error, refetch } = usePlan({ plan: params.get('plan') });
  return (
    <>
      <PageHeader
        title={t('national-plan.title')}
        intro={data ? name(data.plan.title) : t('national-plan.intro')}
        actions={
          <>
            {data && ability.can('open', 'NationalPlan') && <DraftPlanButton plans={data.plans} />}
            <PrintButton />
          </>
        }
      />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState rows={6} />
      ) : (
        <Axes view={data} onPlan={(plan) => setParams({ plan }, { replace: true })} />
      )}
    </>
  );
}

function Axes({ view, onPlan }: { readonly view: NationalPlanView; readonly onPlan: (id: string) => void }) {
  const { t, code, name } = useWords();
  const { plan, plans, axes } = view;
  return (
    <Stack gap="lg">
      {plans.length > 1 && (
        <div data-no-print>
          <Select
            label={t('national-plan.which')}
            data={plans.map(({ id, title, state }) => ({
              value: id,
              label: state === 'adopted' ? name(title) : `${name(title)} (${code(planStates, state)})`,
            }))}
            value={plan.id}
            onChange={(id) => id !== null && onPlan(id)}
            allowDeselect={false}
          />
        </div>
      )}
      <PlanDesk key={plan.version} view={view} />
      {axes.length === 0 && (
        <EmptyState icon={<IconTarget size={30} stroke={1.6} aria-hidden="true" />} title={t('national-plan.no-activities')} />
      )}
      {axes.map((axis) => (
        <Axis key={axis.number} axis={axis} />
      ))}
      <Text size="sm" c="dimmed">
        {t('national-plan.method')}
      </Text>
    </Stack>
  );
}

function Axis({ axis: { number: of, name: title, objective, mean, activities } }: { readonly axis: PlanAxisView }) {
  const { t, name } = useWords();
  const { number } = useDates();
  const percent = usePercent();
  return (
    <Panel
      title={t('national-plan.axis', { number: number(of), name: name(title) })}
      icon={<IconTarget size={20} aria-hidden="true" />}
      actions={
        mean !== null && (
          <StatusBadge tone={mean >= 1 ? 'done' : 'active'}>{t('national-plan.mean', { percent: percent(mean) })}</StatusBadge>
        )
      }
      flush
    >
      <Text size="sm" c="dimmed" px="lg" py="sm">
        {name(objective)}
      </Text>
      <ul className={rows.list}>
        {activities.map((activity) => (
          <Row key={activity.id} activity={activity} axis={of} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ activity, axis }: { readonly activity: PlanActivityView; readonly axis: number }) {
  const { t, name, list } = useWords();
  const { number } = useDates();
  const period = usePeriod();
  const { tone, text } = useCompletion()(activity);
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Anchor component={Link} to={`/plan/activities/${activity.id}`} className={rows.name}>
          {`${number(axis)}.${number(activity.number)}`} <LocalText of={activity.title} />
        </Anchor>
        <Text size="sm" c="dimmed">
          {`${period(activity)} · ${list(activity.implementers.map((agency) => name(agency.name)))}`}
        </Text>
      </div>
      <Group gap="xs">
        {activity.awaiting && <StatusBadge tone="waiting">{t('year-plan.awaiting')}</StatusBadge>}
        <StatusBadge tone={tone}>{text}</StatusBadge>
      </Group>
    </li>
  );
}
