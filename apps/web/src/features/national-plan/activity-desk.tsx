import { useState } from 'react';
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { mayPlan, type NationalPlanView, type PlanActivityVersionView, type PlanActivityView } from '@himaya/domain';
import { Link } from 'react-router';
import { useSession } from '../../platform/session';
import { wholeNumberOf } from '../../platform/whole-number';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useMeasureName } from './activity-words';
import { useVersionFields, versionBefore } from './version-fields';
import { useDecideCorrection, useSetTarget } from './year-plan.queries';

/** What the secretariat may do to an activity, and what waits for the chair beside what stands. */
export function ActivityDesk({ activity, view }: { readonly activity: PlanActivityView; readonly view: NationalPlanView }) {
  const { t } = useWords();
  const { ability } = useSession();
  const waiting = view.detail?.versions.find(({ state }) => state === 'awaiting');
  const writes = ability.can('change', 'NationalPlan') && mayPlan('change', view.plan.state) && !activity.retired && waiting === undefined;
  return (
    <>
      {writes && (
        <Group data-no-print>
          {activity.feed !== 'milestone' && <TargetButton activity={activity} />}
          <Button component={Link} to={`/plan/activities/${activity.id}/edit`} variant="default">
            {t(view.plan.state === 'adopted' ? 'year-plan.correct' : 'year-plan.edit')}
          </Button>
        </Group>
      )}
      {waiting && <Waiting id={activity.id} version={waiting} before={versionBefore(waiting, view.detail?.versions ?? [])} />}
    </>
  );
}

function TargetButton({ activity }: { readonly activity: PlanActivityView }) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const measureName = useMeasureName();
  const set = useSetTarget(activity);
  const [typed, setTyped] = useState<string | null>(null);
  const target = wholeNumberOf(typed ?? '');
  const [measure] = activity.measures;
  return (
    <>
      <Button onClick={() => setTyped(activity.target === null ? '' : String(activity.target))}>
        {t(activity.target === null ? 'year-plan.set-target' : 'year-plan.amend-target')}
      </Button>
      <ConfirmDialog
        opened={typed !== null}
        title={t('national-plan.target')}
        text={t('year-plan.target-how')}
        confirmLabel={t('year-plan.target-now')}
        busy={set.isPending}
        error={set.error}
        onClose={() => setTyped(null)}
        onConfirm={() => {
          if (Number.isNaN(target)) return;
          set.mutate(target, {
            onSuccess: () => {
              setTyped(null);
              sayDone('year-plan.target-done');
            },
          });
        }}
      >
        <TextInput
          label={measure === undefined ? t('national-plan.target') : measureName(measure)}
          description={t('year-plan.target-none')}
          value={typed ?? ''}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
          inputMode="numeric"
          maxLength={24}
          error={Number.isNaN(target) ? t('plan-report.no-number') : undefined}
        />
      </ConfirmDialog>
    </>
  );
}

interface WaitingProps {
  readonly id: string;
  readonly version: PlanActivityVersionView;
  readonly before: PlanActivityVersionView | null;
}

function Waiting({ id, version, before }: WaitingProps) {
  const { t } = useWords();
  const { ability } = useSession();
  const fieldsOf = useVersionFields();
  const sayDone = useSayDone();
  const decide = useDecideCorrection(id, version.version);
  return (
    <Panel title={t('year-plan.awaiting')} icon={<IconClock size={20} aria-hidden="true" />}>
      <Stack gap="md">
        {version.retired && <Alert color="warn">{t('year-plan.would-retire')}</Alert>}
        <DefinitionList items={fieldsOf(version, before)} />
        <Text size="sm" c="dimmed">
          {t('year-plan.awaiting-how')}
        </Text>
        <ProblemAlert error={decide.error} />
        {ability.can('decide', 'NationalPlan') && (
          <Group data-no-print>
            <Button
              loading={decide.isPending}
              onClick={() => decide.mutate('accept', { onSuccess: () => sayDone('year-plan.accepted-done') })}
            >
              {t('year-plan.accept')}
            </Button>
            <Button
              variant="default"
              loading={decide.isPending}
              onClick={() => decide.mutate('refuse', { onSuccess: () => sayDone('year-plan.refused-done') })}
            >
              {t('year-plan.refuse')}
            </Button>
          </Group>
        )}
      </Stack>
    </Panel>
  );
}
