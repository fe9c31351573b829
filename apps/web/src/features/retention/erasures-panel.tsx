import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCertificate, IconShredder } from '@tabler/icons-react';
import { erasureDecisions, erasureReasons, erasureStates, type ErasureDecision, type ErasureState, type ErasureView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { CaseNumber } from '../case-record';
import { PaperReady } from '../papers';
import { ListPanel } from './list-panel';
import { useDecideErasure, useErasures, usePrintCertificate } from './retention.queries';

const tones: Readonly<Record<ErasureState, Tone>> = { proposed: 'waiting', confirmed: 'active', erased: 'done', 'called-off': 'stopped' };

/** The register of erasures: what waits for its second person, what was destroyed, and its certificate. */
export function ErasuresPanel() {
  const { t } = useWords();
  return (
    <ListPanel
      title={t('retention.register')}
      none={t('retention.none-erased')}
      icon={<IconShredder size={20} aria-hidden="true" />}
      list={useErasures()}
      row={(one) => <Row key={one.id} one={one} />}
    />
  );
}

function Row({ one }: { readonly one: ErasureView }) {
  const { t, code } = useWords();
  const { date, instant, number } = useDates();
  const { ability } = useSession();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>
          <CaseNumber>{one.number}</CaseNumber>
        </span>
        <Text size="sm">{`${code(erasureReasons, one.reason)} · ${t('retention.proposed-at', { time: instant(one.proposedAt) })}`}</Text>
        {one.erasedAt !== null && <Text size="sm">{t('retention.erased-at', { time: instant(one.erasedAt) })}</Text>}
        {one.erased && (
          <Text size="sm" c="dimmed">
            {t('retention.destroyed', { keys: number(one.erased.keys), documents: number(one.erased.documents) })}
          </Text>
        )}
        {one.proofsGone ? (
          <Text size="sm" c="dimmed">
            {t('retention.proofs-gone', {
              time: instant(one.proofsGone.at),
              lines: number(one.proofsGone.lines),
              consents: number(one.proofsGone.consents),
            })}
          </Text>
        ) : (
          one.proofsUntil && (
            <Text size="sm" c="dimmed">
              {t('retention.proofs-until', { date: date(one.proofsUntil) })}
            </Text>
          )
        )}
      </div>
      <Stack gap="xs" align="flex-end">
        <StatusBadge tone={tones[one.state]}>{code(erasureStates, one.state)}</StatusBadge>
        {one.held && <StatusBadge tone="stopped">{t('retention.held-now')}</StatusBadge>}
        <Decisions one={one} />
        {one.state === 'erased' && ability.can('print', 'Erasure') && <Certificate one={one} />}
      </Stack>
    </li>
  );
}

function Decisions({ one }: { readonly one: ErasureView }) {
  const { t, code } = useWords();
  const sayDone = useSayDone();
  const [asked, setAsked] = useState<ErasureDecision | null>(null);
  const decide = useDecideErasure(one);
  if (one.decisions.length === 0) return null;
  const send = (decision: ErasureDecision): void =>
    decide.mutate(
      { decision },
      {
        onSuccess: () => {
          setAsked(null);
          sayDone('retention.decided');
        },
      },
    );
  return (
    <Group gap="xs">
      {one.decisions.map((decision) => (
        <Button key={decision} variant={decision === 'confirm' ? 'filled' : 'default'} size="compact-md" onClick={() => setAsked(decision)}>
          {code(erasureDecisions, decision)}
        </Button>
      ))}
      {asked && (
        <ConfirmDialog
          opened
          title={t('retention.decide-title', { number: one.number })}
          text={t(`retention.${asked}-text`)}
          confirmLabel={code(erasureDecisions, asked)}
          danger={asked === 'confirm'}
          busy={decide.isPending}
          error={decide.error}
          onConfirm={() => send(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </Group>
  );
}

function Certificate({ one }: { readonly one: ErasureView }) {
  const { t, language } = useWords();
  const print = usePrintCertificate(one);
  return (
    <Stack gap="xs" align="flex-end">
      <Button
        variant="light"
        size="compact-md"
        loading={print.isPending}
        leftSection={<IconCertificate size={18} aria-hidden="true" />}
        onClick={() => print.mutate(language)}
      >
        {t('retention.certificate')}
      </Button>
      <ProblemAlert error={print.error} />
      {print.data && <PaperReady paper={print.data} />}
    </Stack>
  );
}
