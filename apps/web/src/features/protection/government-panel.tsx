import { Button, Group, Text } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import type { ProtectionView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import { DeviceAlert } from './device-alert';
import classes from './protection.module.css';
import { useStartGovernmentLink, useUnlinkGovernment, wantsProof } from './protection.queries';

/** Signing in with the government's identity instead of the password, where the house has such a provider. */
export function GovernmentPanel({ of, afterProof }: { readonly of: ProtectionView; readonly afterProof: (work: () => void) => void }) {
  const { t } = useWords();
  const { instant } = useDates();
  const sayDone = useSayDone();
  const start = useStartGovernmentLink();
  const unlink = useUnlinkGovernment();
  const { linkedAt } = of.governmentIdentity;
  const unlinkIt = (): void =>
    unlink.mutate(undefined, {
      onSuccess: () => sayDone('protection.government-unlinked'),
      onError: (error) => wantsProof(error) && afterProof(unlinkIt),
    });
  return (
    <Panel title={t('protection.government')} icon={<IconBuildingBank size={20} aria-hidden="true" />}>
      <Group gap="md" justify="space-between">
        <Text className={classes.words}>
          {linkedAt ? t('protection.government-linked', { day: instant(linkedAt) }) : t('protection.government-not-linked')}
        </Text>
        {linkedAt ? (
          <Button variant="light" color="danger" loading={unlink.isPending} onClick={unlinkIt}>
            {t('protection.government-unlink')}
          </Button>
        ) : (
          <Button loading={start.isPending} onClick={() => afterProof(() => start.mutate())}>
            {t('protection.government-link')}
          </Button>
        )}
      </Group>
      <DeviceAlert error={start.error ?? unlink.error} />
    </Panel>
  );
}
