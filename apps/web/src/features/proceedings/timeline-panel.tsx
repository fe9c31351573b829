import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconTimeline } from '@tabler/icons-react';
import {
  appealDecisions,
  chargeArticles,
  companySanctions,
  proceedingEventKinds,
  seizedProperties,
  sentenceKinds,
  verdicts,
  type ProceedingEventView,
  type ProceedingView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { dinarsIn } from '../../platform/dinars';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useTakeBack } from './proceedings.queries';
import classes from './proceedings.module.css';

/** What happened to whom, the latest day first; what was taken back stays to be read. */
export function TimelinePanel({ one }: { readonly one: ProceedingView }) {
  const { t } = useWords();
  const nameOf = (event: ProceedingEventView): string => one.people.find(({ id }) => id === event.defendantId)?.name ?? '';
  const articleOf = (event: ProceedingEventView) => one.timeline.find(({ id }) => id === event.chargeId)?.article ?? event.article;
  return (
    <Panel title={t('proceeding.timeline')} icon={<IconTimeline size={20} aria-hidden="true" />} flush>
      {one.timeline.length === 0 ? (
        <EmptyState icon={<IconTimeline size={30} stroke={1.6} aria-hidden="true" />} title={t('proceeding.timeline-none')} />
      ) : (
        <ol className={rows.list}>
          {one.timeline.map((event) => (
            <Entry key={event.id} event={event} name={nameOf(event)} article={articleOf(event)} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

interface EntryProps {
  readonly event: ProceedingEventView;
  readonly name: string;
  readonly article: ProceedingEventView['article'];
}

function Entry({ event, name, article }: EntryProps) {
  const { t, code } = useWords();
  const { date, instant, number } = useDates();
  const [asking, setAsking] = useState(false);
  const said = [
    article === null ? null : code(chargeArticles, article),
    event.verdict === null ? null : code(verdicts, event.verdict),
    event.sentence === null ? null : code(sentenceKinds, event.sentence),
    event.months === null ? null : t('proceeding.months-value', { number: number(event.months) }),
    event.decision === null ? null : code(appealDecisions, event.decision),
    event.property === null ? null : code(seizedProperties, event.property),
    event.sanction === null ? null : code(companySanctions, event.sanction),
    event.amount === null ? null : t('proceeding.dinars', { amount: dinarsIn(event.amount, number) }),
  ].filter((part) => part !== null);
  return (
    <li className={event.takenBackAt === null ? rows.row : `${rows.row} ${classes.past}`}>
      <Stack gap={4} className={rows.words}>
        <span className={`${rows.name} ${classes.struck}`}>{`${code(proceedingEventKinds, event.kind)} · ${date(event.on)}`}</span>
        <Text size="sm">
          <bdi>{name}</bdi>
          {said.map((part) => ` · ${part}`).join('')}
        </Text>
        {event.recordedBy !== null && (
          <Text size="sm" c="dimmed">
            {t('proceeding.by', { name: event.recordedBy })}
          </Text>
        )}
        {asking && <TakeBack event={event} onDone={() => setAsking(false)} />}
      </Stack>
      <Group gap="xs">
        {event.takenBackAt !== null && (
          <StatusBadge tone="neutral">{t('proceeding.taken-back', { time: instant(event.takenBackAt) })}</StatusBadge>
        )}
        {event.mayTakeBack && !asking && (
          <Button variant="default" size="xs" className={classes.screen} onClick={() => setAsking(true)}>
            {t('proceeding.take-back')}
          </Button>
        )}
      </Group>
    </li>
  );
}

function TakeBack({ event, onDone }: { readonly event: ProceedingEventView; readonly onDone: () => void }) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const taking = useTakeBack(event.id);
  return (
    <Stack gap="xs">
      <Text size="sm">{t('proceeding.take-back-note')}</Text>
      <ProblemAlert error={taking.error} />
      <Group gap="xs">
        <Button
          size="xs"
          loading={taking.isPending}
          onClick={() =>
            taking.mutate(undefined, {
              onSuccess: () => {
                sayDone('proceeding.done');
                onDone();
              },
            })
          }
        >
          {t('proceeding.take-back')}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {t('proceeding.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
