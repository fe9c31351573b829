import type { ReactNode } from 'react';
import { Group } from '@mantine/core';
import { breakGlassGrounds, breakGlassStatuses, type BreakGlassStatus, type BreakGlassView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DueTime } from '../../ui/due-time';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import { CaseNumber } from '../case-record';
import classes from './emergency.module.css';

const toneOf: Readonly<Record<BreakGlassStatus, Tone>> = {
  requested: 'waiting',
  declined: 'stopped',
  lapsed: 'neutral',
  open: 'active',
  ended: 'waiting',
  'in-inquiry': 'waiting',
  reviewed: 'done',
};

export function EmergencyStatusBadge({ status }: { readonly status: BreakGlassStatus }) {
  const { code } = useWords();
  return <StatusBadge tone={toneOf[status]}>{code(breakGlassStatuses, status)}</StatusBadge>;
}

interface Props {
  readonly emergency: BreakGlassView;
  /** Names who asked, where that is not the reader. */
  readonly named?: boolean;
  /** Shows the reason, where somebody must answer it. */
  readonly reasoned?: boolean;
  readonly dueAt?: string | null;
  readonly children?: ReactNode;
}

/** One emergency access in a list, with what can be done about it at its end. */
export function EmergencyRow({ emergency, named = false, reasoned = false, dueAt, children }: Props) {
  const { t, code, name } = useWords();
  const { instant } = useDates();
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <Group gap="sm">
          <CaseNumber>{emergency.caseNumber}</CaseNumber>
          <EmergencyStatusBadge status={emergency.status} />
          {dueAt && <DueTime dueAt={dueAt} />}
        </Group>
        <div>{code(breakGlassGrounds, emergency.ground)}</div>
        {reasoned && emergency.reason && <p className={classes.quote}>{emergency.reason}</p>}
        <div className={classes.more}>
          {named && <div>{t('emergency.by', { name: emergency.user.name, unit: name(emergency.unit.name) })}</div>}
          {emergency.openedAt
            ? t('emergency.opened-at', { time: instant(emergency.openedAt) })
            : t('emergency.asked-at', { time: instant(emergency.requestedAt) })}
        </div>
      </div>
      {children && <Group gap="xs">{children}</Group>}
    </li>
  );
}
