import { useState } from 'react';
import { Button, List, Stack, Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import {
  handOverChannels,
  localDay,
  omissionReasons,
  ownCopyAskers,
  ownCopyRefusals,
  ownCopyStates,
  ownCopyParts,
  type CaseView,
  type OwnCopyState,
  type OwnCopyView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import { PaperReady } from '../papers';
import { DecideDialog } from './decide-dialog';
import { useHandOverCopy, useOwnCopies, usePrintOwnCopy } from './own-copies.queries';
import { RequestDialog } from './request-dialog';

const tones: Readonly<Record<OwnCopyState, Tone>> = { requested: 'waiting', reviewed: 'active', 'handed-over': 'done', refused: 'stopped' };

/** Whether the person asked for a copy of what is kept of them, and how far it is; of the unit that answers for the case. */
export function OwnCopiesPanel({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const { ability, me } = useSession();
  const { data, error, refetch } = useOwnCopies(record.id);
  const [asking, setAsking] = useState(false);
  const answers = ability.can('record', 'OwnCopy') && record.responsibleUnit.id === me.unit.id && record.erasedAt === null;
  if (!answers) return null;
  const standing = data?.some(({ state }) => state === 'requested' || state === 'reviewed') ?? true;
  return (
    <Panel title={t('own-copies.title')} icon={<IconFileText size={20} aria-hidden="true" />}>
      <Stack gap="md">
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data?.length === 0 && <Text c="dimmed">{t('own-copies.none')}</Text>}
        {data?.map((one) => (
          <Copy key={one.id} one={one} />
        ))}
        {!standing && (
          <Button variant="light" onClick={() => setAsking(true)}>
            {t('own-copies.request')}
          </Button>
        )}
      </Stack>
      {asking && <RequestDialog record={record} onClose={() => setAsking(false)} />}
    </Panel>
  );
}

function Copy({ one }: { readonly one: OwnCopyView }) {
  const { t, code, languageName } = useWords();
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
          {t('own-copies.by', { name: one.requestedBy })}
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
      {one.state === 'requested' && one.steps.length === 0 && <Text size="sm">{t('own-copies.other-person')}</Text>}
      {one.steps.includes('decide') && <Button onClick={() => setDeciding(true)}>{t('own-copies.decide')}</Button>}
      {one.steps.includes('print') && <Print one={one} />}
      {one.steps.includes('hand-over') && <HandOver one={one} />}
      {deciding && <DecideDialog one={one} onClose={() => setDeciding(false)} />}
    </Stack>
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
