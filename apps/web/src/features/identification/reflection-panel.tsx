import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import {
  reflectionChanges,
  reflectionReasons,
  reflectionStatuses,
  type CaseView,
  type ReflectionDeed,
  type ReflectionStatus,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import { ChangeReflection } from './change-reflection';
import { useIdentification } from './identification.queries';
import classes from './identification.module.css';

const tones: Readonly<Record<ReflectionStatus, Tone>> = { running: 'active', paused: 'waiting', ended: 'neutral', cut: 'stopped' };
const soon = 14;

/** The clock of the recovery and reflection period; drawn where one was opened. */
export function ReflectionPanel({ record }: { readonly record: CaseView }) {
  const { t, code } = useWords();
  const { date, number, instant } = useDates();
  const [asked, setAsked] = useState<ReflectionDeed | null>(null);
  const { data } = useIdentification(record.id);
  const period = data?.reflection;
  if (!period) return null;
  const live = period.status === 'running' || period.status === 'paused';
  return (
    <Panel title={t('reflection.title')} icon={<IconHourglass size={20} aria-hidden="true" />}>
      <Stack gap="sm">
        <Group gap="sm" justify="space-between">
          <span className={classes.clock} data-soon={(live && period.daysLeft <= soon) || undefined}>
            {live
              ? t('reflection.days-left', { count: period.daysLeft, number: number(period.daysLeft) })
              : code(reflectionStatuses, period.status)}
          </span>
          <StatusBadge tone={tones[period.status]}>{code(reflectionStatuses, period.status)}</StatusBadge>
        </Group>
        <div className={classes.more}>
          <div>{t('reflection.begins', { date: date(period.startsOn) })}</div>
          <div>{t('reflection.ends', { date: date(period.endsOn) })}</div>
          {period.pausedOn && <div>{t('reflection.paused-on', { date: date(period.pausedOn) })}</div>}
        </div>
        {live && <Text size="sm">{t('reflection.stay')}</Text>}
        {period.changes.length > 1 && (
          <details>
            <summary>{t('reflection.history')}</summary>
            <ul className={classes.list}>
              {period.changes.map((one) => (
                <li key={one.at + one.change} className={classes.more}>
                  {code(reflectionChanges, one.change)}
                  {one.reason && ` · ${code(reflectionReasons, one.reason)}`}
                  {one.days !== null && ` · ${number(one.days)}`} · <time dateTime={one.at}>{instant(one.at)}</time>
                  {one.words && (
                    <p className={classes.words} data-person>
                      {one.words}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </details>
        )}
        {period.actions.length > 0 && (
          <Group gap="xs">
            {period.actions.map((deed) => (
              <Button key={deed} size="sm" variant="default" onClick={() => setAsked(deed)}>
                {code(reflectionChanges, deed)}
              </Button>
            ))}
          </Group>
        )}
      </Stack>
      {asked && <ChangeReflection caseId={record.id} period={period} deed={asked} onClose={() => setAsked(null)} />}
    </Panel>
  );
}
