import { useState } from 'react';
import { Alert, Button, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { localDay, meetingKinds, meetingLimits, type MeetingFields, type MeetingView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { wholeNumberOf } from '../../platform/whole-number';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DateField } from '../../ui/date-field';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { AgendaFields } from './agenda-fields';
import { AttendanceFields } from './attendance-fields';
import { DecisionsFields } from './decision-fields';
import { begun, isMeetingNumber, minutesOf, untoldOf, type Writing } from './minutes-writing';
import { useReloadMeetings, type useWriteMeeting } from './meetings.queries';

/** The minutes of a draft: saved as often as one likes, and closed once they are whole. */
export function WriteMinutes({ one, write }: { readonly one: MeetingView; readonly write: ReturnType<typeof useWriteMeeting> }) {
  const { t, options } = useWords();
  const { number: digits } = useDates();
  const sayDone = useSayDone();
  const reload = useReloadMeetings();
  const [written, setWritten] = useState(() => begun(one, digits));
  const [tried, setTried] = useState(false);
  const [closing, setClosing] = useState(false);
  const change = (changed: Partial<Writing>): void => setWritten((all) => ({ ...all, ...changed }));
  const missing = (empty: boolean): string | undefined => (tried && empty ? t('field.required') : undefined);
  const body = minutesOf(written);
  const untold = untoldOf(written, one.members);
  const send = (fields: MeetingFields, close: boolean): void =>
    write.mutate(
      { body: fields, close },
      { onSuccess: () => sayDone(close ? 'meetings.closed-done' : 'meetings.saved'), onSettled: () => setClosing(false) },
    );
  const save = (): void => {
    setTried(true);
    if (body !== null) send(body, false);
  };
  const askToClose = (): void => {
    setTried(true);
    write.reset();
    if (body !== null && untold === 0) setClosing(true);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="lg">
        <Alert color="warn" icon={<IconAlertTriangle size={20} aria-hidden="true" />}>
          {t('meetings.nobody')}
        </Alert>
        <Panel title={t('meetings.meeting')}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Select
              label={t('meetings.kind')}
              data={options(meetingKinds)}
              value={written.kind}
              onChange={(value) => meetingKinds.has(value) && change({ kind: value })}
              allowDeselect={false}
              required
            />
            <TextInput
              label={t('meetings.number')}
              value={written.number}
              onChange={({ currentTarget: { value } }) => change({ number: value })}
              inputMode="numeric"
              error={missing(!isMeetingNumber(wholeNumberOf(written.number)))}
              required
            />
            <DateField
              label={t('meetings.held-on')}
              value={written.heldOn}
              onChange={(heldOn) => change({ heldOn })}
              maxDate={localDay(new Date())}
              error={missing(written.heldOn === null)}
              required
            />
            <TextInput
              label={t('meetings.place')}
              value={written.place}
              onChange={({ currentTarget: { value } }) => change({ place: value })}
              maxLength={meetingLimits.place}
              error={missing(written.place.trim() === '')}
              required
            />
          </SimpleGrid>
        </Panel>
        <AgendaFields agenda={written.agenda} onChange={(agenda) => change({ agenda })} />
        <AttendanceFields
          members={one.members}
          attendance={written.attendance}
          whole={written.kind === 'committee-session'}
          onChange={(attendance) => change({ attendance })}
        />
        <DecisionsFields
          decisions={written.decisions}
          heldOn={written.heldOn}
          tried={tried}
          onChange={(decisions) => change({ decisions })}
        />
        {tried && body === null && (
          <Alert color="danger" role="alert" icon={<IconAlertTriangle size={20} aria-hidden="true" />}>
            {t('meetings.not-whole')}
          </Alert>
        )}
        {tried && body !== null && untold > 0 && (
          <Alert color="warn" role="alert" icon={<IconAlertTriangle size={20} aria-hidden="true" />}>
            {t('problem.meeting.untold')}
          </Alert>
        )}
        <ProblemAlert error={write.error} onReload={() => (write.reset(), reload())} />
        <Group>
          <Button type="submit" variant="default" loading={write.isPending}>
            {t('meetings.save')}
          </Button>
          <Button onClick={askToClose}>{t('meetings.close')}</Button>
        </Group>
      </Stack>
      <ConfirmDialog
        opened={closing}
        title={t('meetings.close')}
        text={t('meetings.close-hint')}
        confirmLabel={t('meetings.close')}
        busy={write.isPending}
        error={write.error}
        onConfirm={() => body !== null && send(body, true)}
        onClose={() => setClosing(false)}
      />
    </form>
  );
}
