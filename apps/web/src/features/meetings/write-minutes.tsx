import { useState } from 'react';
import { Alert, Button, Group, SimpleGrid, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { MeetingFields, MeetingView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { useWriting } from '../../platform/writing';
import { ChooseVersion } from '../../ui/both-versions';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DraftNote, DraftRestored } from '../../ui/draft-note';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { AgendaFields } from './agenda-fields';
import { AttendanceFields } from './attendance-fields';
import { DecisionsFields } from './decision-fields';
import { MeetingIdentityFields } from './meeting-identity-fields';
import { begun, minutesOf, untoldOf, type Writing } from './minutes-writing';
import { draftOfMinutes, useMinutesDifferences } from './minutes-differences';
import { useWriteMeeting } from './meetings.queries';

/** The minutes of a draft: saved as often as one likes, and closed once they are whole. */
export function WriteMinutes({ one }: { readonly one: MeetingView }) {
  const { t } = useWords();
  const { number: digits } = useDates();
  const sayDone = useSayDone();
  const write = useWriteMeeting(one.id);
  const writing = useWriting(draftOfMinutes(one.id), one.version, begun(one, digits));
  const differences = useMinutesDifferences();
  const { values: written } = writing;
  const [tried, setTried] = useState(false);
  const [closing, setClosing] = useState(false);
  const change = (changed: Partial<Writing>): void => writing.change({ ...written, ...changed });
  const body = minutesOf(written);
  const untold = untoldOf(written, one.members);
  const send = (fields: MeetingFields, close: boolean): void =>
    write.mutate(
      { version: writing.version, body: fields, close, onSaved: ({ version }) => writing.sent(written, version) },
      { onSuccess: () => sayDone(close ? 'meetings.closed-done' : 'meetings.saved'), onSettled: () => setClosing(false) },
    );
  const save = (): void => {
    setTried(true);
    if (body !== null && writing.newer === null) send(body, false);
  };
  const askToClose = (): void => {
    setTried(true);
    write.reset();
    if (body !== null && untold === 0) setClosing(true);
  };
  return (
    <>
      <form
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack gap="lg">
          <DraftRestored writing={writing} />
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
          {writing.newer === null ? (
            <ProblemAlert error={write.error} />
          ) : (
            <ChooseVersion
              fields={differences(one, written)}
              keepLabel={t('both-versions.keep-mine')}
              onKeepMine={() => (write.reset(), writing.keepMine())}
              onTakeTheirs={() => (write.reset(), writing.takeTheirs())}
            />
          )}
          <Group>
            <Button type="submit" variant="default" loading={write.isPending} disabled={writing.newer !== null}>
              {t('meetings.save')}
            </Button>
            <Button disabled={writing.newer !== null} onClick={askToClose}>
              {t('meetings.close')}
            </Button>
          </Group>
          <DraftNote writing={writing} />
        </Stack>
      </form>
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
    </>
  );
}
