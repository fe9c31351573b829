import { useState } from 'react';
import { Button, Group, Stack } from '@mantine/core';
import { useAbility } from '@casl/react';
import { notifications } from '@mantine/notifications';
import { availableReferralActions, type ReferralAction, type ReferralView } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { ActionDialog } from './action-dialog';
import { actionQuestions, asksNothing } from './action-questions';
import { useReferralAction, useReloadReferral } from './referrals.queries';

/** The steps this reader can take now: what the machine, the server and the ability all allow, the likeliest first. */
export function ReferralActions({ referral }: { readonly referral: ReferralView }) {
  const { t } = useWords();
  const ability = useAbility<AppAbility>();
  const [asking, setAsking] = useState<ReferralAction | null>(null);
  const step = useReferralAction(referral);
  const reload = useReloadReferral(referral.id);
  const side = referral.box === 'incoming' ? 'receiver' : 'sender';
  const open = availableReferralActions({ status: referral.status, side }).filter(
    (action) => referral.actions.includes(action) && ability.can(action, 'Referral'),
  );
  if (open.length === 0) return null;
  const main = open.find((action) => !actionQuestions[action].danger && action !== 'hold');

  const done = (action: ReferralAction): void => {
    setAsking(null);
    notifications.show({ message: t(`referral.done.${action}`), color: 'good' });
  };
  const press = (action: ReferralAction): void => {
    if (asksNothing(action)) step.mutate({ action, answer: {} }, { onSuccess: () => done(action) });
    else setAsking(action);
  };

  return (
    <Stack gap="sm">
      <Group gap="sm">
        {open.map((action) => (
          <Button
            key={action}
            size={action === main ? 'lg' : 'md'}
            variant={action === main ? 'filled' : 'default'}
            loading={step.isPending && step.variables.action === action}
            onClick={() => press(action)}
          >
            {t(`referral.do.${action}`)}
          </Button>
        ))}
      </Group>
      <ProblemAlert error={step.error} onReload={reload} />
      {asking && <ActionDialog referral={referral} action={asking} onClose={() => setAsking(null)} onDone={() => done(asking)} />}
    </Stack>
  );
}
