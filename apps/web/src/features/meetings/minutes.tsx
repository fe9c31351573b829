import { Group, Text } from '@mantine/core';
import { IconGavel, IconListNumbers, IconUsersGroup } from '@tabler/icons-react';
import { meetingAttendances, type AttendanceView, type MeetingView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import rows from '../../ui/rows.module.css';
import { StatusBadge } from '../../ui/status-badge';
import { CorrectAttendance } from './correct-attendance';
import { DecisionItem } from './decision-item';
import { FollowUp } from './follow-up';
import { toneOfAttendance } from './tones';

/** The minutes as they are read and printed: agenda, who came, what was decided and what became of it. */
export function Minutes({ one }: { readonly one: MeetingView }) {
  const { t } = useWords();
  const { number } = useDates();
  return (
    <>
      <Panel title={t('meetings.decisions')} icon={<IconGavel size={20} aria-hidden="true" />} flush>
        {one.decisions.length === 0 ? (
          <Nothing>{t('meetings.no-decisions')}</Nothing>
        ) : (
          <ul className={rows.list}>
            {one.decisions.map((decision, at) => (
              <DecisionItem
                key={decision.id}
                decision={decision}
                number={number(at + 1)}
                agency={decision.agency}
                actions={one.steps.includes('follow-up') && <FollowUp key={decision.version} decision={decision} />}
              />
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={t('meetings.agenda')} icon={<IconListNumbers size={20} aria-hidden="true" />}>
        {one.agenda.length === 0 ? (
          <Text c="dimmed">{t('meetings.no-agenda')}</Text>
        ) : (
          <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {one.agenda.map((point, at) => (
              // Points have no ids, and their order is what they are.
              <Text component="li" key={at}>
                {number(at + 1)}. <bdi>{point}</bdi>
              </Text>
            ))}
          </ol>
        )}
      </Panel>
      <Panel title={t('meetings.attendance')} icon={<IconUsersGroup size={20} aria-hidden="true" />} flush>
        {one.steps.includes('correct') && (
          <Group px="lg" py="sm" data-no-print>
            <CorrectAttendance key={one.version} one={one} />
          </Group>
        )}
        {one.attendance.length === 0 ? (
          <Nothing>{t('meetings.no-attendance')}</Nothing>
        ) : (
          <ul className={rows.list}>
            {one.attendance.map((entry) => (
              <Attended key={entry.agency.id} entry={entry} />
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

function Nothing({ children }: { readonly children: string }) {
  return (
    <Text c="dimmed" px="lg" py="md">
      {children}
    </Text>
  );
}

function Attended({ entry: { agency, attendance, written, corrections } }: { readonly entry: AttendanceView }) {
  const { t, code, name } = useWords();
  const { instant } = useDates();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Text>{name(agency.name)}</Text>
        {corrections.map(({ attendance: corrected, by, at }) => (
          <Text key={at} size="sm" c="dimmed">
            {t('meetings.corrected', { attendance: code(meetingAttendances, corrected), time: instant(at) })} · <bdi>{by}</bdi>
          </Text>
        ))}
      </div>
      <Group gap="xs">
        {written !== null && written !== attendance && (
          <Text size="sm" c="dimmed" td="line-through">
            {code(meetingAttendances, written)}
          </Text>
        )}
        <StatusBadge tone={toneOfAttendance[attendance]}>{code(meetingAttendances, attendance)}</StatusBadge>
      </Group>
    </li>
  );
}
