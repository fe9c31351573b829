import { IconCheck } from '@tabler/icons-react';
import { incidentClocks, incidentStates, type ClockView, type IncidentState } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DueTime } from '../../ui/due-time';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import classes from './incidents.module.css';

const tones: Record<IncidentState, Tone> = { reported: 'stopped', 'in-hand': 'active', closed: 'done' };

export function IncidentBadge({ state }: { readonly state: IncidentState }) {
  const { code } = useWords();
  return <StatusBadge tone={tones[state]}>{code(incidentStates, state)}</StatusBadge>;
}

/** A clock of an incident: how long it still runs, or when it was stopped. */
export function Clock({ clock }: { readonly clock: ClockView }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  return (
    <div className={classes.clock}>
      <span>{code(incidentClocks, clock.clock)}</span>
      {clock.stoppedAt ? (
        <StatusBadge tone={clock.stoppedAt <= clock.dueAt ? 'done' : 'stopped'} icon={<IconCheck size={14} aria-hidden="true" />}>
          {t('incidents.stopped', { time: instant(clock.stoppedAt) })}
        </StatusBadge>
      ) : (
        <DueTime dueAt={clock.dueAt} />
      )}
    </div>
  );
}
