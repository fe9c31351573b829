import { Button, Group, Stack, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { Link } from 'react-router';
import { referralStatuses, type ReferralView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useTogether } from './loop.queries';
import { ReferralStatusBadge } from './referral-badges';
import { useReloadReferral } from './referrals.queries';
import { SummaryLine } from './summary-facts';
import classes from './referral-group.module.css';

const steps = ['receive', 'accept'] as const;

/** The others who were sent together: each goes its own way, or all the same one at once. */
export function ReferralGroup({ referral }: { readonly referral: ReferralView }) {
  const { t, code, list, name } = useWords();
  const { number } = useDates();
  const sayDone = useSayDone();
  const together = useTogether(referral);
  const reload = useReloadReferral(referral.id);
  if (referral.group.length === 0) return null;
  const all = [referral, ...referral.group].map(({ status }) => status);
  const states = referralStatuses.codes
    .filter((status) => all.includes(status))
    .map((status) =>
      t('referral.group-count', { count: number(all.filter((one) => one === status).length), status: code(referralStatuses, status) }),
    );
  const step = steps.find((action) => referral.actions.includes(action));
  const others = referral.group.filter(({ actions }) => step !== undefined && actions.includes(step));
  return (
    <Panel title={t('referral.group')} icon={<IconUsersGroup size={20} aria-hidden="true" />}>
      <Stack gap="sm">
        <Text size="sm">{t('referral.group-text')}</Text>
        <Text size="sm" fw={600} role="status">
          {t('referral.group-state', { states: list(states) })}
        </Text>
        <ul className={classes.list}>
          {referral.group.map((other) => (
            <li key={other.id} className={classes.row}>
              <Link to={`/referrals/${other.id}`}>
                <SummaryLine summary={other.summary} />
              </Link>
              {other.toUnit.id !== referral.toUnit.id && <span>{name(other.toUnit.name)}</span>}
              <ReferralStatusBadge status={other.status} />
            </li>
          ))}
        </ul>
        {step && others.length > 0 && (
          <Group>
            <Button
              variant="light"
              loading={together.isPending}
              onClick={() =>
                together.mutate(
                  { action: step, body: { with: others.map(({ id, version }) => ({ id, version })) } },
                  { onSuccess: () => sayDone('referral.group-done') },
                )
              }
            >
              {t(`referral.group-${step}`)}
            </Button>
          </Group>
        )}
        <ProblemAlert error={together.error} onReload={reload} />
      </Stack>
    </Panel>
  );
}
