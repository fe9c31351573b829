import { useState } from 'react';
import { Alert, Button, Group, SimpleGrid, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { MeetingFields, MeetingView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { AgendaFields } from './agenda-fields';
import { AttendanceFields } from './attendance-fields';
import { DecisionsFields } from './decision-fields';
import { MeetingIdentityFields } from './meeting-identity-fields';
import { begun, minutesOf, untoldOf, type Writing } from './minutes-writing';
import { useReloadMeetings, type useWriteMeeting } from './meetings.queries';

/** The minutes of a draft: saved as often as one likes, and closed once they are whole. */
export function WriteMinutes({ one, write }: { readonly one: MeetingView; readonly write: ReturnType<typeof useWriteMeeting> }) {
  const { t } = useWords();
  const { number: digits } = useDates();
  const sayDone = useSayDone();
  const reload = useReloadMeetings();
  const [written, setWritten] = useState(() => begun(one, digits));
  const [tried, setTried] = useState(false);
  const [closing, setClosing] = useState(false);
  const change = (changed: Partial<Writing>): void => setWritten((all) => ({ ...all, ...changed }));
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
            <MeetingIdentityFields written={written} tried={tried} onChange={change} />
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
