import { useState } from 'react';
import { Button, Group, Stack } from '@mantine/core';
import { useAbility } from '@casl/react';
import { availableReferralActions, type ReferralAction, type ReferralStatus, type ReferralView } from '@himaya/domain';
import { Link } from 'react-router';
import { asReferral, type AppAbility } from '@himaya/auth';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { ActionDialog } from './action-dialog';
import { actionQuestions, asksNothing } from './action-questions';
import { useReferralAction, useReloadReferral } from './referrals.queries';

/** From acceptance on a person is waited for, and lives, in the register of places. */
const lived: readonly ReferralStatus[] = ['accepted', 'in-progress', 'on-hold'];

/** The steps this reader can take now: what the machine, the server and the ability all allow, the likeliest first. */
export function ReferralActions({ referral }: { readonly referral: ReferralView }) {
  const { t } = useWords();
  const ability = useAbility<AppAbility>();
  const [asking, setAsking] = useState<ReferralAction | null>(null);
  const step = useReferralAction(referral);
  const reload = useReloadReferral(referral.id);
  const sayDone = useSayDone();
  const side = referral.box === 'incoming' ? 'receiver' : 'sender';
  const open = availableReferralActions({ status: referral.status, side }).filter(
    (action) => referral.actions.includes(action) && ability.can(action, asReferral(referral)),
  );
  if (open.length === 0) return null;
  const main = open.find((action) => !actionQuestions[action].danger && action !== 'hold');

  const done = (action: ReferralAction): void => {
    setAsking(null);
    sayDone(`referral.done.${action}`);
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
            // The step under way decides which are open next.
            disabled={step.isPending && step.variables.action !== action}
            onClick={() => press(action)}
          >
            {t(`referral.do.${action}`)}
          </Button>
        ))}
        {referral.service === 'shelter' && side === 'receiver' && lived.includes(referral.status) && ability.can('list', 'Placement') && (
          <Button component={Link} to="/shelter" size="md" variant="default">
            {t('referral.to-places')}
          </Button>
        )}
      </Group>
      <ProblemAlert error={step.error} onReload={reload} />
      {asking && <ActionDialog referral={referral} action={asking} onClose={() => setAsking(null)} onDone={() => done(asking)} />}
    </Stack>
  );
}
