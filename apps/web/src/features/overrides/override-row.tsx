import type { ReactNode } from 'react';
import { Badge, Group } from '@mantine/core';
import {
  overrideGrounds,
  overrideParts,
  overrideRefusals,
  overrideEndings,
  overrideStatuses,
  type OverrideStatus,
  type OverrideView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { CategoryPills } from '../../ui/category-pill';
import { DueTime } from '../../ui/due-time';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import { CaseNumber } from '../case-record';
import { OverrideWords } from './override-words';
import classes from './overrides.module.css';

const tones: Readonly<Record<OverrideStatus, Tone>> = {
  requested: 'waiting',
  approved: 'done',
  refused: 'stopped',
  withdrawn: 'neutral',
  ended: 'stopped',
  expired: 'neutral',
};

interface Props {
  readonly override: OverrideView;
  /** Names case and unit, where several are in one list. */
  readonly named?: boolean;
  readonly children?: ReactNode;
}

/** One override in a list, with what can be done about it at its end. */
export function OverrideRow({ override, named = false, children }: Props) {
  const { t, code, name, list } = useWords();
  const { date, instant } = useDates();
  const waiting = override.status === 'requested';
  return (
    <li className={classes.row}>
      <Group gap="sm">
        {named && <CaseNumber>{override.caseNumber}</CaseNumber>}
        <span className={classes.ground}>{code(overrideGrounds, override.ground)}</span>
        <StatusBadge tone={tones[override.status]}>{code(overrideStatuses, override.status)}</StatusBadge>
        {override.child && <Badge color="warn">{t('override.child')}</Badge>}
        {waiting && <DueTime dueAt={override.answerDueAt} />}
      </Group>
      <div>{override.recipientUnit ? t('override.to', { unit: name(override.recipientUnit.name) }) : t('override.to-placement')}</div>
      <CategoryPills of={override.categories} />
      <div className={classes.more}>
        {named && <div>{t('override.by', { unit: name(override.unit.name) })}</div>}
        <div>{t('override.asked-at', { time: instant(override.requestedAt) })}</div>
        {waiting && <div>{t('override.waits-for', { who: list(override.waitsFor.map((part) => code(overrideParts, part))) })}</div>}
        {override.status === 'approved' && override.validUntil && <div>{t('override.until', { date: date(override.validUntil) })}</div>}
        {override.refusal && <div>{code(overrideRefusals, override.refusal)}</div>}
        {override.ending && override.status !== 'requested' && <div>{code(overrideEndings, override.ending)}</div>}
      </div>
      <OverrideWords override={override} whole={override.actions.includes('approve')} />
      {children && <Group gap="xs">{children}</Group>}
    </li>
  );
}
