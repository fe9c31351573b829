import { Button, Group, Text } from '@mantine/core';
import { IconUser, IconUserPlus } from '@tabler/icons-react';
import { useAbility } from '@casl/react';
import { openReferralStatuses, type ReferralStatus, type ReferralView, type Taking } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useTaking } from './loop.queries';
import { useReloadReferral } from './referrals.queries';

/** Which member of the desk has it; any of them takes a free one, and gives one back. */
export function ReferralTaker({ referral }: { readonly referral: ReferralView }) {
  const { t } = useWords();
  const { instant } = useDates();
  const ability = useAbility<AppAbility>();
  const taking = useTaking(referral);
  const reload = useReloadReferral(referral.id);
  const sayDone = useSayDone();
  const { takenBy } = referral;
  if (takenBy === undefined) return null;
  const open: readonly ReferralStatus[] = openReferralStatuses;
  const next: Taking = takenBy === null ? 'take' : 'release';
  return (
    <div>
      <Group gap="sm">
        <Group gap={6}>
          <IconUser size={18} aria-hidden="true" />
          <Text fw={600}>{takenBy ? t('referral.taken-by', { name: takenBy.name }) : t('referral.taken-none')}</Text>
          {takenBy && (
            <Text size="sm" c="dimmed">
              {t('referral.taken-since', { time: instant(takenBy.since) })}
            </Text>
          )}
        </Group>
        {ability.can('take', 'Referral') && open.includes(referral.status) && (
          <Button
            size="xs"
            variant="default"
            loading={taking.isPending}
            leftSection={next === 'take' && <IconUserPlus size={16} aria-hidden="true" />}
            onClick={() => taking.mutate(next, { onSuccess: () => sayDone(`referral.done.${next}`) })}
          >
            {t(`referral.${next}`)}
          </Button>
        )}
      </Group>
      <ProblemAlert error={taking.error} onReload={reload} />
    </div>
  );
}
