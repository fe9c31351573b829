import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import {
  interpretationAbsentees,
  interpretationEvents,
  interpretationReasons,
  interpretationStatuses,
  type InterpretationSessionView,
  type ReferralId,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { SessionMove } from './session-move';
import { toneOf, useSessionWords } from './session-words';
import classes from './interpretation.module.css';

/** One session: when, how, who; what became of it; what comes next. */
export function SessionCard({ session, referralId }: { readonly session: InterpretationSessionView; readonly referralId: ReferralId }) {
  const { t, code } = useWords();
  const { number, instant } = useDates();
  const { span, manner } = useSessionWords();
  const [open, setOpen] = useState(false);
  const more = [
    session.minutes === null ? null : t('interp.minutes-count', { number: number(session.minutes) }),
    session.absentee === null ? null : `${t('interp.absentee')}: ${code(interpretationAbsentees, session.absentee)}`,
    session.reason === null ? null : code(interpretationReasons, session.reason),
  ].filter((part) => part !== null);
  return (
    <li className={classes.session}>
      <Group justify="space-between" gap="sm">
        <div className={rows.words}>
          <span className={rows.name}>{span(session)}</span>
          <Text size="sm">{`${session.interpreter.name} · ${t('interp.number', { number: number(session.interpreter.number) })}`}</Text>
          <Text size="sm" c="dimmed">
            {manner(session)}
          </Text>
          {more.length > 0 && <Text size="sm">{more.join(' · ')}</Text>}
        </div>
        <StatusBadge tone={toneOf[session.status]}>{code(interpretationStatuses, session.status)}</StatusBadge>
      </Group>
      {session.moves.length > 0 && <SessionMove session={session} referralId={referralId} />}
      <div>
        <Button variant="subtle" size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('interp.history')}
        </Button>
        {open && (
          <Stack component="ul" gap={4} className={rows.inner} mt="xs">
            {session.events.map((event) => (
              <Text component="li" key={event.id} size="sm">
                {[
                  code(interpretationEvents, event.kind),
                  instant(event.at),
                  event.by,
                  event.interpreter === null ? null : t('interp.number', { number: number(event.interpreter) }),
                  event.reason === null ? null : code(interpretationReasons, event.reason),
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </Text>
            ))}
          </Stack>
        )}
      </div>
    </li>
  );
}
