import { useState } from 'react';
import { Button, Stack, Text } from '@mantine/core';
import { useAbility } from '@casl/react';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { sealReasons, type CaseView, type SealView } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { AskUnsealDialog } from './ask-unseal-dialog';
import { NamedPeople } from './named-people';
import { SealDialog } from './seal-dialog';
import { useSeal } from './seals.queries';
import { Unsealing } from './unsealing';

/** The case's seal: who is named, and the way to seal and unseal. Drawn for the named and for those who lead the case. */
export function SealPanel({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const ability = useAbility<AppAbility>();
  const seal = useSeal(record.id);
  // Of a case that is not sealed only those who could seal it need to hear anything.
  if (!record.sealed && !(ability.can('seal', 'Seal') && (seal.data?.leads ?? false))) return null;
  return (
    <Panel title={t('seal.title')} icon={<IconLock size={20} aria-hidden="true" />}>
      {seal.error ? (
        <ErrorState error={seal.error} onRetry={() => void seal.refetch()} />
      ) : !seal.data ? (
        <LoadingState rows={2} />
      ) : seal.data.sealed ? (
        <Sealed record={record} seal={seal.data} />
      ) : (
        <Unsealed record={record} />
      )}
    </Panel>
  );
}

function Unsealed({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const [sealing, setSealing] = useState(false);
  return (
    <Stack gap="sm" align="flex-start">
      <Text size="sm" c="dimmed">
        {t('seal.none')}
      </Text>
      <Button variant="default" leftSection={<IconLock size={18} aria-hidden="true" />} onClick={() => setSealing(true)}>
        {t('seal.seal')}
      </Button>
      {sealing && <SealDialog record={record} onClose={() => setSealing(false)} />}
    </Stack>
  );
}

function Sealed({ record, seal }: { readonly record: CaseView; readonly seal: SealView }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  const [asking, setAsking] = useState(false);
  return (
    <Stack gap="md">
      {seal.reason && seal.sealedAt && (
        <Text size="sm">{t('seal.since', { time: instant(seal.sealedAt), reason: code(sealReasons, seal.reason) })}</Text>
      )}
      <NamedPeople record={record} seal={seal} />
      {seal.unsealing ? (
        <Unsealing record={record} seal={seal} unsealing={seal.unsealing} />
      ) : (
        <Button variant="default" leftSection={<IconLockOpen size={18} aria-hidden="true" />} onClick={() => setAsking(true)}>
          {t('seal.ask')}
        </Button>
      )}
      {asking && <AskUnsealDialog record={record} seal={seal} onClose={() => setAsking(false)} />}
    </Stack>
  );
}
