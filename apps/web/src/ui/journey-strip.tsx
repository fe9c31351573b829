import type { ReactNode } from 'react';
import { IconBan, IconCheck, IconCircleDashed, IconMinus, IconProgress, IconSend, IconUserSearch } from '@tabler/icons-react';
import { journeyStates, journeySteps, localDay, type JourneyState, type JourneyStep, type MissingMark } from '@himaya/domain';
import { useDates } from '../platform/dates';
import { useWords } from '../platform/words';
import classes from './journey-strip.module.css';

const icons: Record<JourneyState, ReactNode> = {
  'not-needed': <IconMinus size={18} aria-hidden="true" />,
  needed: <IconCircleDashed size={18} aria-hidden="true" />,
  referred: <IconSend size={18} aria-hidden="true" />,
  'in-progress': <IconProgress size={18} aria-hidden="true" />,
  done: <IconCheck size={18} aria-hidden="true" />,
  'declined-by-person': <IconBan size={18} aria-hidden="true" />,
};

/** The person's way through the mechanism: each step with its state and the day it came into it. Before them all, that the person is gone. */
export function JourneyStrip({ steps, missing }: { readonly steps: readonly JourneyStep[]; readonly missing?: MissingMark }) {
  const { t, code } = useWords();
  const { date } = useDates();
  return (
    <ol className={classes.strip} aria-label={t('journey.label')}>
      {missing && (
        <li className={classes.step} data-state="missing">
          <span className={classes.dot}>
            <IconUserSearch size={18} aria-hidden="true" />
          </span>
          <span className={classes.words}>
            <span className={classes.name}>{t('missing.mark')}</span>
            <span className={classes.since}>{date(localDay(new Date(missing.since)))}</span>
          </span>
        </li>
      )}
      {steps.map(({ step, state, since, sinceMonth }) => (
        <li key={step} className={classes.step} data-state={state}>
          <span className={classes.dot}>{icons[state]}</span>
          <span className={classes.words}>
            <span className={classes.name}>{code(journeySteps, step)}</span>
            <span className={classes.state}>{code(journeyStates, state)}</span>
            {since && <span className={classes.since}>{date(localDay(new Date(since)), sinceMonth ? 'month' : 'day')}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
