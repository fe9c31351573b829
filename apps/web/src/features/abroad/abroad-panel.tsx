import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlaneDeparture } from '@tabler/icons-react';
import {
  abroadBodies,
  abroadDestinations,
  abroadReasons,
  abroadStatuses,
  abroadSteps,
  type AbroadStatus,
  type AbroadStep,
  type AbroadTransferView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { Panel } from '../../ui/panel';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import { useAbroad } from './abroad.queries';
import classes from './abroad.module.css';
import { PlanDialog } from './plan-dialog';
import { StepDialog } from './step-dialog';

const tones: Readonly<Record<AbroadStatus, Tone>> = {
  planned: 'waiting',
  'handed-over': 'active',
  arrived: 'done',
  'called-off': 'neutral',
};

/** The hand-over of the person to a body abroad, up to the confirmed arrival; `plans` where this reader may plan one. */
export function AbroadPanel({ caseId, plans }: { readonly caseId: string; readonly plans: boolean }) {
  const { t } = useWords();
  const { data, error, refetch } = useAbroad(caseId);
  const [planning, setPlanning] = useState(false);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const standing = data?.some(({ status }) => status === 'planned' || status === 'handed-over') ?? true;
  const offers = plans && !standing;
  if (!data || (data.length === 0 && !offers)) return null;
  return (
    <Panel title={t('abroad.title')} icon={<IconPlaneDeparture size={20} aria-hidden="true" />}>
      <Stack gap="sm">
        {data.length === 0 && <Text c="dimmed">{t('abroad.none')}</Text>}
        {data.length > 0 && (
          <ul className={classes.list}>
            {data.map((one) => (
              <Transfer key={one.id} one={one} />
            ))}
          </ul>
        )}
        {offers && (
          <Group data-no-print>
            <Button variant="default" size="sm" onClick={() => setPlanning(true)}>
              {t('abroad.plan')}
            </Button>
          </Group>
        )}
      </Stack>
      {planning && <PlanDialog caseId={caseId} onClose={() => setPlanning(false)} />}
    </Panel>
  );
}

function Transfer({ one }: { readonly one: AbroadTransferView }) {
  const { t, code, country } = useWords();
  const { date } = useDates();
  const [step, setStep] = useState<AbroadStep | null>(null);
  return (
    <li className={classes.row}>
      <Group justify="space-between" gap="sm">
        <strong>
          {code(abroadDestinations, one.destination)}: {country(one.country)}
        </strong>
        <StatusBadge tone={tones[one.status]}>{code(abroadStatuses, one.status)}</StatusBadge>
      </Group>
      <div>
        {code(abroadBodies, one.bodyKind)}
        {one.body && (
          <>
            {': '}
            <bdi data-person>{one.body}</bdi>
          </>
        )}
      </div>
      {one.handedOverOn && <div className={classes.more}>{t('abroad.handed-over-on', { date: date(one.handedOverOn) })}</div>}
      {one.arrivedOn && <div className={classes.more}>{t('abroad.arrived-on', { date: date(one.arrivedOn) })}</div>}
      {one.reason && <div className={classes.more}>{code(abroadReasons, one.reason)}</div>}
      {one.actions.length > 0 && (
        <Group gap="xs" data-no-print>
          {one.actions.map((action) => (
            <Button key={action} size="sm" variant={action === 'call-off' ? 'default' : 'light'} onClick={() => setStep(action)}>
              {code(abroadSteps, action)}
            </Button>
          ))}
        </Group>
      )}
      {step !== null && <StepDialog one={one} step={step} onClose={() => setStep(null)} />}
    </li>
  );
}
