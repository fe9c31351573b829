import { useState } from 'react';
import { Button, Stack, Text } from '@mantine/core';
import { IconFileText, IconPrinter } from '@tabler/icons-react';
import { useAbility } from '@casl/react';
import type { AppAbility } from '@himaya/auth';
import { paperOfStatus, type PacketState, type ReferralView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { LanguageOfPaper } from './language-of-paper';
import { PaperReady } from './paper-ready';
import { usePrintPacket } from './papers.queries';

interface Props {
  readonly referral: ReferralView;
  readonly packet: PacketState;
}

/** For the sender of a referral to a body without accounts: the paper that goes there now, and what became of the last one's code. */
export function PacketPanel({ referral, packet }: Props) {
  const { t, language: own } = useWords();
  const { instant } = useDates();
  const ability = useAbility<AppAbility>();
  const [language, setLanguage] = useState(own);
  const print = usePrintPacket(referral.id);
  const kind = paperOfStatus[referral.status];
  const request = kind === 'referral-request';
  return (
    <Panel title={t('packets.title')} icon={<IconFileText size={20} aria-hidden="true" />}>
      <Stack gap="md" align="flex-start">
        <Text>{t(kind === undefined ? 'packets.none-now' : request ? 'packets.request-lead' : 'packets.packet-lead')}</Text>
        {request && packet.printedAt && packet.codeUntil && (
          <Text size="sm">{t('packets.code-out', { at: instant(packet.printedAt), until: instant(packet.codeUntil) })}</Text>
        )}
        {print.data && <PaperReady paper={print.data} />}
        <ProblemAlert error={print.error} />
        {kind !== undefined && ability.can('print', 'Referral') && (
          <>
            <LanguageOfPaper value={language} onChange={setLanguage} />
            <Button
              loading={print.isPending}
              leftSection={<IconPrinter size={18} aria-hidden="true" />}
              onClick={() => print.mutate({ language })}
            >
              {t(!request ? 'packets.print-packet' : packet.printedAt ? 'packets.print-again' : 'packets.print-request')}
            </Button>
          </>
        )}
      </Stack>
    </Panel>
  );
}
