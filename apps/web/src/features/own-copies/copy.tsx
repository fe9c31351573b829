import { useState } from 'react';
import { Button, List, Stack, Text } from '@mantine/core';
import {
  handOverChannels,
  localDay,
  omissionReasons,
  ownCopyAskers,
  ownCopyParts,
  ownCopyRefusals,
  ownCopyStates,
  type OwnCopyState,
  type OwnCopyView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import { PaperReady } from '../papers';
import { DecideDialog } from './decide-dialog';
import { useHandOverCopy, useOpenCopyPart, usePrintOwnCopy } from './own-copies.queries';

const tones: Readonly<Record<OwnCopyState, Tone>> = {
  requested: 'waiting',
  reviewed: 'active',
  'handed-over': 'done',
  refused: 'stopped',
  'called-off': 'neutral',
};

/** One copy, or a room's part of one: how far it is, and what comes next. */
export function Copy({ one }: { readonly one: OwnCopyView }) {
  const { t, code, languageName, name: nameOf } = useWords();
  const { date } = useDates();
  const [deciding, setDeciding] = useState(false);
  const waits = one.state === 'requested' || one.state === 'reviewed';
  return (
    <Stack gap="xs" align="flex-start">
      <StatusBadge tone={tones[one.state]}>{code(ownCopyStates, one.state)}</StatusBadge>
      <Text size="sm">{`${code(ownCopyAskers, one.asker)} · ${date(one.requestedOn)}`}</Text>
      {waits && <Text size="sm">{t('own-copies.due', { date: date(one.dueOn) })}</Text>}
      {waits && (
        <Text size="sm" c="dimmed">
          {t('own-copies.prints-in', { language: languageName(one.paperLanguage) })}
        </Text>
      )}
      {one.requestedBy !== null && one.state === 'requested' && (
        <Text size="sm" c="dimmed">
          {t(one.room === null ? 'own-copies.by' : 'own-copies.opened-by', { name: one.requestedBy })}
        </Text>
      )}
      {one.omissions.length > 0 && (
        <div>
          <Text size="sm">{t('own-copies.left-out')}</Text>
          <List size="sm">
            {one.omissions.map(({ category, reason }) => (
              <List.Item key={category}>{`${code(ownCopyParts, category)}: ${code(omissionReasons, reason)}`}</List.Item>
            ))}
          </List>
        </div>
      )}
      {one.channel !== null && <Text size="sm">{`${t('own-copies.channel')}: ${code(handOverChannels, one.channel)}`}</Text>}
      {one.refusal !== null && <Text size="sm">{code(ownCopyRefusals, one.refusal)}</Text>}
      {one.refusal !== null && <Text size="sm">{t('own-copies.complain')}</Text>}
      {one.handedOverOn !== null && <Text size="sm">{t('own-copies.given', { date: date(one.handedOverOn) })}</Text>}
      {waits && one.envelopeTo !== null && <Text size="sm">{t('own-copies.envelope-to', { name: nameOf(one.envelopeTo) })}</Text>}
      {one.state === 'reviewed' && !one.proven && <Text size="sm">{t('own-copies.waits-for-proof')}</Text>}
      {one.state === 'requested' && one.steps.length === 0 && <Text size="sm">{t('own-copies.other-person')}</Text>}
      {one.steps.includes('open') && <Open one={one} />}
      {one.steps.includes('decide') && <Button onClick={() => setDeciding(true)}>{t('own-copies.decide')}</Button>}
      {one.steps.includes('print') && <Print one={one} />}
      {one.steps.includes('hand-over') && <HandOver one={one} />}
      {deciding && <DecideDialog one={one} onClose={() => setDeciding(false)} />}
    </Stack>
  );
}

function Open({ one }: { readonly one: OwnCopyView }) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const open = useOpenCopyPart(one);
  return (
    <>
      <Button
        variant="light"
        loading={open.isPending}
        onClick={() => open.mutate(undefined, { onSuccess: () => sayDone('own-copies.opened') })}
      >
        {t('own-copies.open')}
      </Button>
      <ProblemAlert error={open.error} />
    </>
  );
}

function Print({ one }: { readonly one: OwnCopyView }) {
  const { t } = useWords();
  const print = usePrintOwnCopy(one);
  return (
    <>
      <Button variant="light" loading={print.isPending} onClick={() => print.mutate(undefined)}>
        {t('own-copies.print')}
      </Button>
      <ProblemAlert error={print.error} />
      {print.data && <PaperReady paper={print.data} />}
    </>
  );
}

function HandOver({ one }: { readonly one: OwnCopyView }) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const give = useHandOverCopy(one);
  const send = (): void => give.mutate({ handedOverOn: localDay(new Date()) }, { onSuccess: () => sayDone('own-copies.handed-over') });
  return (
    <>
      <Button variant="default" loading={give.isPending} onClick={send}>
        {t('own-copies.hand-over')}
      </Button>
      <ProblemAlert error={give.error} />
    </>
  );
}
