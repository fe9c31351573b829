import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { meetingAttendances, type AgencyRef } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import rows from '../../ui/rows.module.css';
import type { Writing } from './minutes-writing';

interface Props {
  readonly members: readonly AgencyRef[];
  readonly attendance: Writing['attendance'];
  /** Whether every member must be told of before the minutes can be closed. */
  readonly whole: boolean;
  readonly onChange: (attendance: Writing['attendance']) => void;
}

/** Whether each member body came. */
export function AttendanceFields({ members, attendance, whole, onChange }: Props) {
  const { t, name, options } = useWords();
  const { number } = useDates();
  const untold = members.filter(({ id }) => attendance[id] === undefined);
  return (
    <Panel title={t('meetings.attendance')} icon={<IconUsersGroup size={20} aria-hidden="true" />} flush>
      <Group justify="space-between" gap="sm" px="lg" py="sm">
        <Text size="sm" c="dimmed" role="status">
          {untold.length === 0
            ? t('meetings.all-told')
            : t(whole ? 'meetings.untold-count' : 'meetings.untold-open', { number: number(untold.length) })}
        </Text>
        {untold.length > 0 && (
          <Button
            size="sm"
            variant="default"
            onClick={() => onChange({ ...attendance, ...Object.fromEntries(untold.map(({ id }) => [id, 'present' as const])) })}
          >
            {t('meetings.rest-present')}
          </Button>
        )}
      </Group>
      <ul className={rows.list}>
        {members.map((agency) => (
          <li key={agency.id} className={rows.row}>
            <Text className={rows.words}>{name(agency.name)}</Text>
            <SegmentedControl
              size="sm"
              aria-label={t('meetings.attendance-of', { body: name(agency.name) })}
              value={attendance[agency.id] ?? ''}
              onChange={(value) => meetingAttendances.has(value) && onChange({ ...attendance, [agency.id]: value })}
              data={options(meetingAttendances)}
              style={{ flexWrap: 'wrap', maxInlineSize: '100%' }}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
