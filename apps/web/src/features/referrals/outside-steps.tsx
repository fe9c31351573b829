import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPhoneIncoming } from '@tabler/icons-react';
import type { OutsideStep, ReferralView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { ActionDialog } from './action-dialog';
import { asksNothing } from './action-questions';
import { useReferralAction, useReloadReferral } from './referrals.queries';

interface Props {
  readonly referral: ReferralView;
  readonly steps: readonly OutsideStep[];
}

/** What a body without accounts told of its service by telephone or on paper, for the unit that asked it to write down. */
export function OutsideSteps({ referral, steps }: Props) {
  const { t } = useWords();
  const [asking, setAsking] = useState<OutsideStep | null>(null);
  const report = useReferralAction(referral, true);
  const reload = useReloadReferral(referral.id);
  const sayDone = useSayDone();
  if (steps.length === 0) return null;
  const done = (): void => {
    setAsking(null);
    sayDone('outside.done');
  };
  const press = (step: OutsideStep): void => {
    if (asksNothing(step)) report.mutate({ action: step, answer: {} }, { onSuccess: done });
    else setAsking(step);
  };
  return (
    <Panel title={t('outside.title')} icon={<IconPhoneIncoming size={20} aria-hidden="true" />}>
      <Stack gap="md">
        <Text>{t('outside.lead')}</Text>
        <Group gap="sm">
          {steps.map((step, place) => (
            <Button key={step} variant={place === 0 ? 'filled' : 'default'} loading={report.isPending} onClick={() => press(step)}>
              {t(`outside.do.${step}`)}
            </Button>
          ))}
        </Group>
        <ProblemAlert error={report.error} onReload={reload} />
      </Stack>
      {asking && <ActionDialog outside referral={referral} action={asking} onClose={() => setAsking(null)} onDone={done} />}
    </Panel>
  );
}
