import { useState } from 'react';
import { Button, Stack, Text } from '@mantine/core';
import { IconEye, IconPackage } from '@tabler/icons-react';
import type { ReferralView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { NamedRecords, PacketContents } from './packet-contents';
import { PacketPreview } from './packet-preview';
import { usePacket } from './referrals.queries';

/** The packet as it was frozen at sending; to its sender, also what the receiver makes of it. */
export function SentPacket({ referral }: { readonly referral: ReferralView }) {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  // To a body without accounts the paper is what it sees.
  const shows = referral.box === 'outgoing' && !referral.packet;
  return (
    <Panel
      title={t('referral.packet')}
      icon={<IconPackage size={20} aria-hidden="true" />}
      actions={
        shows && (
          <Button
            variant="light"
            size="sm"
            aria-expanded={shown}
            leftSection={<IconEye size={16} aria-hidden="true" />}
            onClick={() => setShown(!shown)}
          >
            {t(shown ? 'packet.hide' : 'packet.show')}
          </Button>
        )
      }
    >
      <Stack gap="lg">
        <PacketContents of={referral.categories} fields={referral.fields} />
        <NamedRecords records={referral.records} open />
        {shown && <ReceiversView referral={referral} />}
      </Stack>
    </Panel>
  );
}

function ReceiversView({ referral }: { readonly referral: ReferralView }) {
  const { t, name } = useWords();
  const { data, error, refetch } = usePacket(referral);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={3} height={48} />;
  return (
    <Stack gap="sm">
      <Text role="status">{t(`packet.state.${data.state}`, { unit: name(referral.toUnit.name) })}</Text>
      {data.record && <PacketPreview record={data.record} records={data.records} />}
    </Stack>
  );
}
