import { useState } from 'react';
import { Select, Stack } from '@mantine/core';
import type { NationalPlanView, PlanActivityView, PlanMenuView } from '@himaya/domain';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { useSayDone } from '../../ui/say-done';
import { ActivityForm } from './activity-form';
import { usePlan } from './national-plan.queries';
import { useAddActivity, useChangeActivity, usePlanMenu } from './year-plan.queries';

/** Where the secretariat writes what an activity says: of a draft it stands at once, of an adopted plan it waits for the chair. */
export function ActivityEditPage() {
  const { t, name } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('year-plan.edit');
  const { data, error, refetch } = usePlan({ activity: id });
  const menu = usePlanMenu(true);
  const activity = data?.axes[0]?.activities[0];
  const back = { to: `/plan/activities/${id}`, label: activity ? name(activity.title) : t('national-plan.activity') };
  return (
    <>
      <PageHeader title={t('year-plan.edit')} back={back} />
      {(error && !data) || menu.error ? (
        <ErrorState error={error ?? menu.error} onRetry={() => void refetch()} />
      ) : !data || !activity || !menu.data ? (
        <LoadingState rows={6} />
      ) : (
        <Editing activity={activity} view={data} menu={menu.data} />
      )}
    </>
  );
}

interface Editing {
  readonly activity: PlanActivityView;
  readonly view: NationalPlanView;
  readonly menu: PlanMenuView;
}

function Editing({ activity, view: { plan }, menu }: Editing) {
  const { t, name } = useWords();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const change = useChangeActivity(activity.id);
  const adopted = plan.state === 'adopted';
  return (
    <ActivityForm
      title={name(activity.title)}
      activity={activity}
      menu={menu}
      busy={change.isPending}
      error={change.error}
      send={t(adopted ? 'year-plan.ask-correction' : 'year-plan.save')}
      draft={`plan-activity-${activity.id}`}
      onSend={(body, version, onSaved) =>
        change.mutate(
          { body, version },
          {
            onSuccess: () => {
              onSaved();
              sayDone(adopted ? 'year-plan.asked-done' : 'year-plan.saved-done');
              void navigate(`/plan/activities/${activity.id}`);
            },
          },
        )
      }
    />
  );
}

/** A further activity of a draft. */
export function NewActivityPage() {
  const { t } = useWords();
  const [params] = useSearchParams();
  useDocumentTitle('year-plan.add');
  const of = params.get('plan');
  const { data, error, refetch } = usePlan({ plan: of });
  const menu = usePlanMenu(true);
  return (
    <>
      <PageHeader title={t('year-plan.add')} back={{ to: `/plan${of === null ? '' : `?plan=${of}`}`, label: t('national-plan.title') }} />
      {(error && !data) || menu.error ? (
        <ErrorState error={error ?? menu.error} onRetry={() => void refetch()} />
      ) : !data || !menu.data ? (
        <LoadingState rows={6} />
      ) : (
        <Adding view={data} menu={menu.data} />
      )}
    </>
  );
}

function Adding({ view: { plan, axes }, menu }: Omit<Editing, 'activity'>) {
  const { t, name } = useWords();
  const { number } = useDates();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const add = useAddActivity(plan);
  const [axis, setAxis] = useState(String(axes[0]?.number ?? 1));
  return (
    <Stack gap="lg">
      <Select
        label={t('year-plan.axis')}
        data={axes.map((one) => ({
          value: String(one.number),
          label: t('national-plan.axis', { number: number(one.number), name: name(one.name) }),
        }))}
        value={axis}
        onChange={(value) => value !== null && setAxis(value)}
        allowDeselect={false}
      />
      <ActivityForm
        title={name(plan.title)}
        activity={null}
        menu={menu}
        busy={add.isPending}
        error={add.error}
        send={t('year-plan.add-now')}
        draft={`plan-activity-new-${plan.id}`}
        onSend={({ retired: _, ...fields }, __, onSaved) =>
          add.mutate(
            { ...fields, plan: plan.id, axis: Number(axis) },
            {
              onSuccess: () => {
                onSaved();
                sayDone('year-plan.added-done');
                void navigate(`/plan?plan=${plan.id}`);
              },
            },
          )
        }
      />
    </Stack>
  );
}
