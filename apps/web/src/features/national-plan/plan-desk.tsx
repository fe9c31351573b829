import { useState } from 'react';
import { Button, Group, Select, Text } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { planDraftReasons, planMoves, planStates, type NationalPlanView, type PlanDraftReason } from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { toneOfPlan } from './tones';
import { useDecidePlan, useDiscardPlan, useProposePlan, useResumePlan } from './year-plan.queries';

/** How a year's plan is written and adopted, with what its reader may do to it; nothing for those who only follow the plan. */
export function PlanDesk({ view: { plan, moves } }: { readonly view: NationalPlanView }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  const { ability } = useSession();
  if (moves.length === 0) return null;
  return (
    <Panel
      title={t('year-plan.desk')}
      icon={<IconGavel size={20} aria-hidden="true" />}
      actions={<StatusBadge tone={toneOfPlan[plan.state]}>{code(planStates, plan.state)}</StatusBadge>}
      flush
    >
      {plan.state === 'draft' && ability.can('send', 'NationalPlan') && <Proposing plan={plan} />}
      {plan.state === 'discarded' && ability.can('change', 'NationalPlan') && <Resuming plan={plan} />}
      {plan.state === 'proposed' && ability.can('decide', 'NationalPlan') && <Deciding plan={plan} />}
      <ul className={rows.list}>
        {moves.map(({ move, reason, by, at }) => (
          <li key={at} className={rows.row}>
            <div className={rows.words}>
              <span className={rows.name}>{code(planMoves, move)}</span>
              <Text size="sm" c="dimmed">
                {[by, instant(at), ...(reason === null ? [] : [code(planDraftReasons, reason)])].join(' · ')}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Proposing({ plan }: { readonly plan: NationalPlanView['plan'] }) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const propose = useProposePlan(plan);
  return (
    <div data-no-print>
      <ProblemAlert error={propose.error} />
      <Group p="md">
        <Button
          loading={propose.isPending}
          onClick={() => propose.mutate(undefined, { onSuccess: () => sayDone('year-plan.proposed-done') })}
        >
          {t('year-plan.propose')}
        </Button>
        <Button component={Link} to={`/plan/new-activity?plan=${plan.id}`} variant="default">
          {t('year-plan.add')}
        </Button>
        <Discarding plan={plan} />
        <Text size="sm" c="dimmed" w="100%">
          {t('year-plan.propose-how')}
        </Text>
      </Group>
    </div>
  );
}

function Discarding({ plan }: { readonly plan: NationalPlanView['plan'] }) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const discard = useDiscardPlan(plan);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        {t('year-plan.discard')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('year-plan.discard')}
        text={t('year-plan.discard-how')}
        confirmLabel={t('year-plan.discard')}
        busy={discard.isPending}
        error={discard.error}
        onClose={() => setAsking(false)}
        onConfirm={() => discard.mutate(undefined, { onSuccess: () => sayDone('year-plan.discarded-done') })}
      />
    </>
  );
}

function Resuming({ plan }: { readonly plan: NationalPlanView['plan'] }) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const resume = useResumePlan(plan);
  return (
    <div data-no-print>
      <ProblemAlert error={resume.error} />
      <Group p="md">
        <Button loading={resume.isPending} onClick={() => resume.mutate(undefined, { onSuccess: () => sayDone('year-plan.resumed-done') })}>
          {t('year-plan.resume')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('year-plan.resume-how')}
        </Text>
      </Group>
    </div>
  );
}

function Deciding({ plan }: { readonly plan: NationalPlanView['plan'] }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const decide = useDecidePlan(plan);
  const [asking, setAsking] = useState<'adopt' | 'return' | null>(null);
  const [tried, setTried] = useState(false);
  const [reason, setReason] = useState<PlanDraftReason | null>(null);
  const close = (): void => setAsking(null);
  return (
    <div data-no-print>
      <Group p="md">
        <Button onClick={() => setAsking('adopt')}>{t('year-plan.adopt')}</Button>
        <Button variant="default" onClick={() => setAsking('return')}>
          {t('year-plan.return')}
        </Button>
      </Group>
      <ConfirmDialog
        opened={asking === 'adopt'}
        title={t('year-plan.adopt')}
        text={t('year-plan.adopt-how')}
        confirmLabel={t('year-plan.adopt')}
        busy={decide.isPending}
        error={decide.error}
        onClose={close}
        onConfirm={() => decide.mutate({ decision: 'adopt', reason: null }, { onSuccess: () => sayDone('year-plan.adopted-done') })}
      />
      <ConfirmDialog
        opened={asking === 'return'}
        title={t('year-plan.return')}
        text={t('year-plan.return-how')}
        confirmLabel={t('year-plan.return')}
        busy={decide.isPending}
        error={decide.error}
        onClose={close}
        onConfirm={() => {
          setTried(true);
          if (reason !== null) decide.mutate({ decision: 'return', reason }, { onSuccess: () => sayDone('year-plan.returned-done') });
        }}
      >
        <Select
          label={t('plan-report.reason')}
          data={options(planDraftReasons)}
          value={reason}
          onChange={(value) => setReason(planDraftReasons.has(value) ? value : null)}
          error={tried && reason === null ? t('field.required') : undefined}
          required
        />
      </ConfirmDialog>
    </div>
  );
}
