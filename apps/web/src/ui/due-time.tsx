import { IconAlertTriangle, IconClock, IconClockExclamation } from '@tabler/icons-react';
import type { IsoInstant } from '@himaya/domain';
import { useDates } from '../platform/dates';
import { useNow } from '../platform/now';
import { useWords } from '../platform/words';
import classes from './due-time.module.css';

const minute = 60_000;
const soon = 120;

/** How long until an answer is due, or since it was; minutes below an hour, hours below two days, then days. */
export function DueTime({ dueAt }: { readonly dueAt: IsoInstant }) {
  const { t } = useWords();
  const { instant, number } = useDates();
  const left = Math.trunc((Date.parse(dueAt) - useNow()) / minute);
  const late = left < 0;
  const state = late ? 'late' : left <= soon ? 'soon' : 'calm';
  const [unit, count] = spanOf(Math.abs(left));
  const span = t(`span.${unit}`, { count, number: number(count) });
  const Icon = late ? IconAlertTriangle : state === 'soon' ? IconClockExclamation : IconClock;
  return (
    <time dateTime={dueAt} className={classes.due} data-state={state} title={instant(dueAt)}>
      <Icon size={16} aria-hidden="true" />
      {late ? t('due.late', { span }) : t('due.left', { span })}
    </time>
  );
}

function spanOf(minutes: number): ['minutes' | 'hours' | 'days', number] {
  if (minutes < 60) return ['minutes', Math.max(minutes, 1)];
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? ['hours', hours] : ['days', Math.floor(hours / 24)];
}
